from collections.abc import Iterator

from django.utils.translation import gettext as _

from ..pair import Pair
from .acronyms import acronyms
from .dates import dates
from .numbers import numbers


def check(pair: Pair) -> Iterator[str]:
    if pair.segment.is_kept:
        return
    language = pair.translation.language
    said = dict.fromkeys([*dates(pair.translation), *numbers(pair), *acronyms(pair)])
    for text, right in said:
        yield _("In %(language)s, “%(text)s” is written “%(right)s”.") % {
            "language": language.name,
            "text": text,
            "right": right,
        }
