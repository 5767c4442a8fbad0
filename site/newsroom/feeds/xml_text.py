import re

# Whatever XML 1.0 cannot hold, escaped or not: https://www.w3.org/TR/xml/#charsets
NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_safe(text: str | None) -> str:
    """Without the characters that would make a document no XML; editors paste them from other programs."""
    return NOT_XML.sub("", text or "")
