from typing import Any

from django import template

from ..admin.tabs import LanguageTab, choice_tabs, language_tabs

register = template.Library()


@register.simple_tag
def tabs_of(page: Any, current: str = "") -> list[LanguageTab]:
    """The tabs of a publication; of one being created, the choice of its original language."""
    if page.pk is None:
        return choice_tabs(page.original_language)
    return language_tabs(page, current or page.original_language)
