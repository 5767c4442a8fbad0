import re

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.formats import number_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

from editions.admin.panels import in_each_language
from editions.languages import localized

from ..colours import AA_TEXT, contrast

# The page's grounds, as templates/base.html's style sheet has them.
LIGHT_GROUND = "#ffffff"
DARK_GROUND = "#14171a"

HEX_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
hex_colour = RegexValidator(
    rf"^{HEX_COLOUR.pattern}$", _("Write the colour as # and six hexadecimal digits: #00538a.")
)


@register_setting(icon="pick")
class Branding(BaseGenericSetting):
    """Whose newsroom this is: names, logo, colours. Another office needs no code."""

    name = models.CharField(_("name of the office"), max_length=120, blank=True)
    tagline = models.CharField(_("tagline"), max_length=200, blank=True)
    footer = models.TextField(_("footer"), blank=True, help_text=_("A sentence or two about the office."))
    address = models.CharField(_("postal address"), max_length=250, blank=True)
    logo = models.ForeignKey(
        "publications.Picture",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("logo"),
    )
    accent = models.CharField(_("accent colour"), max_length=7, default="#00538a", validators=[hex_colour])
    accent_dark = models.CharField(
        _("accent colour on dark ground"), max_length=7, default="#7cc4ff", validators=[hex_colour]
    )

    panels = [
        *in_each_language("name", "tagline", "footer", "address"),
        FieldPanel("logo"),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("accent"), FieldPanel("accent_dark")])], heading=_("Colours")
        ),
    ]

    class Meta:
        verbose_name = _("branding")

    def name_in(self, language: str) -> str:
        """What machines are told the office is called; never empty."""
        name: str = getattr(self, localized("name", language))
        return name or settings.WAGTAIL_SITE_NAME

    def clean(self) -> None:
        super().clean()
        problems = {}
        for name, ground in (("accent", LIGHT_GROUND), ("accent_dark", DARK_GROUND)):
            colour = getattr(self, name)
            if not HEX_COLOUR.fullmatch(colour):
                continue  # the field says so itself
            ratio = contrast(colour, ground)
            if ratio < AA_TEXT:
                problems[name] = gettext(
                    "Too little contrast to be read: %(ratio)s to 1, where %(needed)s to 1 is the least."
                ) % {"ratio": number_format(ratio, 1), "needed": number_format(AA_TEXT, 1)}
        if problems:
            raise ValidationError(problems)
