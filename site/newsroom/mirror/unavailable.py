"""What is told where the mirror has nothing: that only pages can be read now, in each language."""

from collections.abc import Iterator

from editions.languages import codes

from ..errors import plain
from ..navigation import frame

# In the languages there are, for an address that names none of them.
IN_ALL = "all"


def pages() -> Iterator[tuple[str, bytes]]:
    """By file name: one in each language, one in all."""
    for code in codes():
        # What these pages show of the branding.
        frame(code)
    for name, languages in (*((code, [code]) for code in codes()), (IN_ALL, codes())):
        yield f"{name}.html", plain(languages, 503).encode()
