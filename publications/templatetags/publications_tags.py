from django import template
from django.template.defaultfilters import filesizeformat
from django.utils.translation import ngettext

from ..models import File

register = template.Library()


@register.filter
def file_facts(document: File) -> str:
    """What a reader wants to know before downloading: "PDF · 24 pages · 1.2 MB"."""
    facts = [document.file_extension.upper()]
    if document.pages:
        facts.append(
            ngettext("%(count)d page", "%(count)d pages", document.pages) % {"count": document.pages}
        )
    if size := document.get_file_size():
        facts.append(filesizeformat(size))
    return " · ".join(facts)
