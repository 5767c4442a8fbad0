from django.utils.translation import gettext_lazy as _

from publications.models.text import TextPublication


class StandardPage(TextPublication):
    """A page of text that stands where it stands: “How we work”."""

    template = "newsroom/standard_page.html"
    parent_page_types = [
        "newsroom.HomePage",
        "newsroom.Section",
        "newsroom.StandardPage",
        "publications.Strategy",
    ]
    subpage_types = ["newsroom.StandardPage"]

    class Meta:
        verbose_name = _("standard page")
        verbose_name_plural = _("standard pages")
