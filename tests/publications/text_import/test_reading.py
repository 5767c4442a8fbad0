"""What a file or an upload must be to be read, and what is said if it is not."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from publications.text_import import reading
from publications.text_import.reading import UnreadableText, decode, read_file


def refusal(data: bytes) -> UnreadableText:
    with pytest.raises(UnreadableText) as caught:
        decode(data)
    return caught.value


def refusal_of(path: Path) -> UnreadableText:
    with pytest.raises(UnreadableText) as caught:
        read_file(path)
    return caught.value


def test_a_utf8_file_is_read_with_its_accents(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes("Panamá\nmigración".encode())
    assert read_file(path) == "Panamá\nmigración"


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    assert decode("\ufeffPanamá".encode()) == "Panamá"


@pytest.mark.parametrize("newline", ["\r\n", "\r", "\u2028", "\u2029", "\x0b", "\x0c", "\x85"])
def test_every_kind_of_line_break_becomes_a_newline(newline: str) -> None:
    assert decode(f"one{newline}two".encode()) == "one\ntwo"


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    error = refusal_of(tmp_path / "nowhere.txt")
    assert error.code == "missing"
    assert "nowhere.txt" in str(error)


def test_a_path_through_a_file_is_missing(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text("text")
    assert refusal_of(tmp_path / "page.txt" / "more.txt").code == "missing"


def test_a_folder_is_refused(tmp_path: Path) -> None:
    assert refusal_of(tmp_path).code == "directory"


def test_a_pipe_is_refused_instead_of_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert refusal_of(tmp_path / "pipe").code == "not_a_file"


def test_a_name_no_file_can_have_is_refused() -> None:
    assert refusal_of(Path("a\0b")).code == "unreadable"
    assert refusal_of(Path("a" * 5000)).code == "unreadable"


def test_a_file_of_ten_megabytes_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    path.write_bytes(b"word " * 2_000_000)
    assert refusal_of(path).code == "too_large"


def test_the_limit_itself_is_still_read() -> None:
    assert len(decode(b"a" * reading.MAX_BYTES)) == reading.MAX_BYTES
    assert refusal(b"a" * (reading.MAX_BYTES + 1)).code == "too_large"


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", "\ufeff".encode(), "\u200b\u00a0\n".encode()])
def test_nothing_or_white_space_only_is_refused(data: bytes) -> None:
    assert refusal(data).code == "empty"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
def test_a_wide_encoding_is_refused_by_its_name(encoding: str) -> None:
    error = refusal("Panamá".encode(encoding))
    assert error.code == "encoding"
    assert error.params == {"encoding": encoding.upper()}
    assert "UTF-8" in str(error)


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1"])
def test_a_windows_encoding_is_refused_with_the_line_to_look_at(encoding: str) -> None:
    error = refusal("first\r\nsecond\r\nPanamá".encode(encoding))
    assert error.code == "encoding"
    assert error.params == {"line": 3}
    assert "UTF-8" in str(error)


@pytest.mark.parametrize("data", [b"a\0b", b"%PDF-1.7 text", b"PK\x03\x04 text", b"{\\rtf1 text}"])
def test_documents_and_binary_data_are_refused(data: bytes) -> None:
    assert refusal(data).code == "binary"


def test_a_refusal_can_be_translated_from_its_message_and_params() -> None:
    error = refusal(b"a\xff")
    assert error.message % error.params == str(error)
    assert "%(line)s" in error.message
