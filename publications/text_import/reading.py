"""Bytes of a file or an upload to text: refused with a reason, or UTF-8."""

from __future__ import annotations

import codecs
import stat
from pathlib import Path

from . import messages
from .lines import normalise_newlines, tidy
from .messages import UnreadableText

__all__ = ["MAX_BYTES", "UnreadableText", "decode", "read_file"]

MAX_BYTES = 2_000_000

# UTF-32 first: its little-endian mark begins with that of UTF-16.
_OTHER_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
# Documents that may hold no NUL byte, yet are no text either.
_DOCUMENT_SIGNATURES = (b"%PDF-", b"{\\rtf", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff")


def read_file(path: Path) -> str:
    """The text of a UTF-8 file of at most MAX_BYTES, newlines normalised.

    Raises UnreadableText with the code "missing", "directory", "not_a_file",
    "unreadable" or one of those of `decode`.
    """
    name = str(path)
    try:
        _refuse_other_than_file(path, name)
        with path.open("rb") as file:
            # One byte more than allowed tells a large file without reading it.
            data = file.read(MAX_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise UnreadableText("missing", messages.MISSING, {"name": name}) from error
    except UnreadableText:
        raise
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        params = {"name": name, "reason": reason}
        raise UnreadableText("unreadable", messages.UNREADABLE, params) from error
    return decode(data)


def decode(data: bytes) -> str:
    """The text of an upload, without byte order mark, newlines normalised.

    Raises UnreadableText with the code "too_large", "empty", "encoding" or
    "binary".
    """
    if len(data) > MAX_BYTES:
        raise UnreadableText("too_large", messages.TOO_LARGE, {"limit": MAX_BYTES})
    _refuse_other_encodings(data)
    if b"\0" in data or data.startswith(_DOCUMENT_SIGNATURES):
        raise UnreadableText("binary", messages.BINARY)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = normalise_newlines(data[: error.start].decode("utf-8-sig")).count("\n")
        params = {"line": line + 1}
        raise UnreadableText("encoding", messages.NOT_UTF8, params) from error
    if not tidy(text):
        raise UnreadableText("empty", messages.EMPTY)
    return normalise_newlines(text)


def _refuse_other_than_file(path: Path, name: str) -> None:
    mode = path.stat().st_mode
    if stat.S_ISDIR(mode):
        raise UnreadableText("directory", messages.DIRECTORY, {"name": name})
    if not stat.S_ISREG(mode):
        # A pipe or a device would block, or never end.
        raise UnreadableText("not_a_file", messages.NOT_A_FILE, {"name": name})


def _refuse_other_encodings(data: bytes) -> None:
    for mark, encoding in _OTHER_MARKS:
        if data.startswith(mark):
            raise UnreadableText("encoding", messages.UTF16, {"encoding": encoding})
