"""When the languages of each kind of publication go out, for administrators."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.models import get_page_content_types
from wagtail.snippets.views.snippets import SnippetViewSet

from ..models import TypePolicy


class TypePolicyForm(WagtailAdminModelForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds: Any = self.fields["content_type"]
        kinds.queryset = get_page_content_types(include_base_page_type=False)
        kinds.label_from_instance = _name_of_kind


def _name_of_kind(content_type: ContentType) -> str:
    model = content_type.model_class()
    return str(model._meta.verbose_name) if model else content_type.name


class TypePolicyViewSet(SnippetViewSet):
    model = TypePolicy
    icon = "globe"
    menu_label = _("Release policies")
    add_to_settings_menu = True
    list_display = ["__str__"]
    edit_handler = ObjectList(
        [FieldPanel("content_type"), FieldPanel("policy")], base_form_class=TypePolicyForm
    )
