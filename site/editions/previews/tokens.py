"""The part of a preview's address that cannot be guessed."""

import re

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.crypto import constant_time_compare, salted_hmac

from ..languages import active
from ..models import PreviewLink

# 160 bits in hexadecimal digits: no letter programs take for the end of an address.
DIGITS = 40
TOKEN = rf"\d{{1,18}}-[0-9a-f]{{{DIGITS}}}"


def token_of(link: PreviewLink) -> str:
    """Its number, by which the row is found, and a signature of its key, which no row holds."""
    signature = salted_hmac("editions.previews", link.key, algorithm="sha256").hexdigest()[:DIGITS]
    return f"{link.pk}-{signature}"


def address_of(link: PreviewLink) -> str:
    with translation.override(link.language):
        return reverse("previews:page", args=[token_of(link)])


def url_of(link: PreviewLink) -> str:
    return f"{settings.BASE_URL}{address_of(link)}"


def link_of(token: str) -> PreviewLink | None:
    """The link with that token in the active language, open or not."""
    if not re.fullmatch(TOKEN, token):
        return None
    number = int(token.partition("-")[0])
    links = PreviewLink.objects.select_related("edition__page")
    link = links.filter(pk=number, language=active()).first()
    return link if link is not None and constant_time_compare(token_of(link), token) else None
