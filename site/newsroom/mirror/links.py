"""Which further addresses a text leads to: the files it shows or offers, the pages beside it in a list."""

import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import urljoin, urlsplit

from django.conf import settings

from .addresses import ASSETS

# Wherever one may stand: in an attribute, a list of pictures, a block of data, an element of a feed.
OF_THIS_SITE = re.compile(rf"""(?<=["'(>\s])(?:{re.escape(settings.BASE_URL)})?(/(?!/)[^\s"'<>()\\]*)""")
IN_A_STYLE = re.compile(r"""url\(\s*["']?([^"')]+)""")
BESIDE = re.compile(r'rel="(?:next|prev)" href="(\?[^"]*)"')


def files_in(text: str, address: str) -> Iterator[str]:
    """What is no page, without its query: that only tells versions of it from each other."""
    of_styles = (urljoin(address, link) for link in IN_A_STYLE.findall(text))
    for link in [*OF_THIS_SITE.findall(unescape(text)), *of_styles]:
        path = urlsplit(link).path
        if path.startswith(ASSETS) or "." in path.rpartition("/")[2]:
            yield path


def pages_beside(text: str, address: str) -> Iterator[str]:
    """Of a list: where it goes on, both ways. What narrows a list is not among them."""
    for link in BESIDE.findall(text):
        yield urljoin(address, unescape(link))
