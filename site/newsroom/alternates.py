"""Which address a reader is sent to whose language nobody knows."""

from collections.abc import Mapping

from editions.languages import codes


def default_address(addresses: Mapping[str, str | None]) -> str | None:
    """The x-default among a page's addresses by language: the first in the order of the settings.

    Of front pages it is the root, which asks the browser.
    """
    for code in codes():
        if address := addresses.get(code):
            return "/" if address == f"/{code}/" else address
    return None
