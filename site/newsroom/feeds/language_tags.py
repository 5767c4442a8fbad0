"""How standards write a language that Django calls by a code."""

from functools import lru_cache

from babel.core import get_global
from django.utils.translation import to_locale


@lru_cache
def language_tag(code: str) -> str:
    """As RFC 5646 recommends to write it: pt-br is "pt-BR", zh-hans is "zh-Hans"."""
    return str(to_locale(code)).replace("_", "-")


@lru_cache
def open_graph_locale(code: str) -> str:
    """Language and territory, which Open Graph asks for: the code's own, else the likeliest by Unicode's data.

    Where neither is known it is the language alone.
    """
    locale = str(to_locale(code))
    language, _separator, rest = locale.partition("_")
    if len(rest) in (2, 3):
        return locale
    likely = get_global("likely_subtags").get(locale) or get_global("likely_subtags").get(language, "")
    territory = likely.rpartition("_")[2]
    return f"{language}_{territory}" if territory else language
