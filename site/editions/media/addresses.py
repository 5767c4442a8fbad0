"""Addresses nobody guesses: 128 random bits in each, told to nobody before the text that shows them."""

import secrets
from pathlib import PurePosixPath

BYTES = 16
# Of a folder's or a file's name: hexadecimal digits, which every system and every reader copies whole.
KEY = rf"[0-9a-f]{{{2 * BYTES}}}"


def random_key() -> str:
    return secrets.token_hex(BYTES)


def in_a_random_folder(folder: str, name: str, longest: int) -> str:
    """`documents/3f…/report.pdf`: the name stays, cut where the path would be longer than its column."""
    path = PurePosixPath(folder) / random_key()
    suffix = PurePosixPath(name).suffix
    room = longest - len(str(path)) - 1 - len(suffix)
    return str(path / f"{PurePosixPath(name).stem[:room]}{suffix}")
