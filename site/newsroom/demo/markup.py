"""The light markup of the demo texts, made into rich text and StreamField blocks.

Blank lines part paragraphs; `## ` is a heading, `- ` a list item, `> ` a quotation whose last line
may be `> — Who said it`; **bold**, *italic*, [text](address).
"""

import re
from html import escape

ATTRIBUTION = "— "


def blocks(text: str) -> list[tuple[str, object]]:
    """Stream data for a body: quotations as blocks of their own, all else as rich text between them."""
    stream: list[tuple[str, object]] = []
    html: list[str] = []
    for part in re.split(r"\n\s*\n", text.strip()):
        if part.lstrip().startswith(">"):
            if html:
                stream.append(("paragraph", "".join(html)))
                html = []
            stream.append(("quotation", _quotation(part)))
        else:
            html.append(_block_html(part.strip()))
    if html:
        stream.append(("paragraph", "".join(html)))
    return stream


def rich_text(text: str) -> str:
    return "".join(_block_html(part.strip()) for part in re.split(r"\n\s*\n", text.strip()))


def _quotation(part: str) -> dict[str, str]:
    lines = [line.strip().removeprefix(">").strip() for line in part.splitlines()]
    attribution = lines.pop().removeprefix(ATTRIBUTION) if lines[-1].startswith(ATTRIBUTION) else ""
    return {"text": _joined(" ".join(lines)), "attribution": attribution}


def _block_html(part: str) -> str:
    if part.startswith("## "):
        heading, _newline, rest = part.removeprefix("## ").partition("\n")
        return f"<h2>{_inline(heading)}</h2>" + (_block_html(rest.strip()) if rest.strip() else "")
    if part.startswith("- "):
        items = re.split(r"\n- ", part.removeprefix("- "))
        return "<ul>" + "".join(f"<li>{_inline(_joined(item))}</li>" for item in items) + "</ul>"
    return f"<p>{_inline(_joined(part))}</p>"


def _joined(text: str) -> str:
    """One line, with its no-break spaces, which str.split() would take for spaces."""
    return re.sub(r"[ \t\n]+", " ", text).strip()


def _inline(text: str) -> str:
    html = escape(text, quote=False)
    html = re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", html)
    html = re.sub(r"\*(.+?)\*", r"<i>\1</i>", html)
    return re.sub(r"\[(.+?)\]\((https?://[^)\s]+)\)", r'<a href="\2">\1</a>', html)
