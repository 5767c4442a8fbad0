"""A stored file as an answer: whole, in part, or not again."""

import hashlib
from collections.abc import Iterator
from contextlib import closing
from typing import Any

from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    StreamingHttpResponse,
)
from django.utils.cache import get_conditional_response
from django.utils.http import http_date

from .ranges import Part, part_asked_for

CHUNK = 64 * 1024
# A page or drawing somebody uploaded is shown, and runs nothing.
POLICY = "default-src 'none'"


def deliver(request: HttpRequest, file: Any, headers: dict[str, str]) -> HttpResponseBase:
    """The answer to a GET or HEAD; `headers` name its type, and how long it is kept and by whom.

    Raises Http404 where the file is lost.
    """
    try:
        size = file.storage.size(file.name)
        changed = file.storage.get_modified_time(file.name).timestamp()
    except OSError:
        raise Http404 from None
    etag = f'"{hashlib.sha256(f"{file.name} {size} {changed}".encode()).hexdigest()[:32]}"'
    told = headers | {
        "ETag": etag,
        "Last-Modified": http_date(changed),
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": POLICY,
    }
    known = get_conditional_response(request, etag=etag, last_modified=int(changed))
    if known is not None:
        return _with(known, told)
    # What is text may be compressed on its way, and a part of that is no part of this.
    if not headers["Content-Type"].startswith("text/"):
        told["Accept-Ranges"] = "bytes"
        try:
            part = part_asked_for(request, size, etag)
        except ValueError:
            told["Content-Range"] = f"bytes */{size}"
            return _with(HttpResponse(status=416), told)
        if part is not None:
            return _partial(request, file, part, size, told)
    if request.method == "HEAD":
        return _with(HttpResponse(), told | {"Content-Length": str(size)})
    return _with(FileResponse(file.storage.open(file.name)), told | {"Content-Length": str(size)})


def _partial(
    request: HttpRequest, file: Any, part: Part, size: int, told: dict[str, str]
) -> HttpResponseBase:
    told = told | {
        "Content-Range": f"bytes {part.first}-{part.last}/{size}",
        "Content-Length": str(part.length),
    }
    if request.method == "HEAD":
        return _with(HttpResponse(status=206), told)
    return _with(StreamingHttpResponse(_read(file, part), status=206), told)


def _read(file: Any, part: Part) -> Iterator[bytes]:
    with closing(file.storage.open(file.name)) as opened:
        opened.seek(part.first)
        left = part.length
        while left and (chunk := opened.read(min(CHUNK, left))):
            left -= len(chunk)
            yield chunk


def _with(response: HttpResponseBase, headers: dict[str, str]) -> HttpResponseBase:
    for name, value in headers.items():
        response[name] = value
    return response
