"""In everybody's account settings: which mails about languages they want."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.account import BaseSettingsPanel, notifications_tab
from wagtail.admin.widgets import SwitchInput

from ..models import MailPreference

EVENTS = ["assigned", "review", "returned", "published", "stale"]


class MailPreferenceForm(forms.ModelForm):
    class Meta:
        model = MailPreference
        fields = EVENTS
        widgets = dict.fromkeys(EVENTS, SwitchInput)


class MailPreferencesPanel(BaseSettingsPanel):
    name = "language_mails"
    title = _("Mails about languages")
    tab = notifications_tab
    order = 200
    form_class = MailPreferenceForm

    def get_form(self) -> MailPreferenceForm:
        if self.request.method == "POST":
            preference = MailPreference.of(self.user)
            return MailPreferenceForm(self.request.POST, instance=preference, prefix=self.name)
        # Looking at the settings writes nothing.
        known = MailPreference.objects.filter(user=self.user).first()
        return MailPreferenceForm(instance=known or MailPreference(user=self.user), prefix=self.name)


def panel(request: Any, user: Any, profile: Any) -> MailPreferencesPanel:
    return MailPreferencesPanel(request, user, profile)
