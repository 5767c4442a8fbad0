"""Mail addresses as subscribers are known by."""

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.encoding import punycode
from django.utils.translation import gettext as _

# RFC 5321, 4.5.3.1.3, without its angle brackets.
LONGEST = 254


def folded(typed: str) -> str:
    """One way of writing for however it was typed: small letters, the domain as mail servers know it.

    Servers may tell capitals apart before the @; none that people use does. Raises ValidationError
    for what no stranger can write to: several addresses, line breaks, quoted names, hosts without a
    domain.
    """
    text = typed.strip()
    if len(text) > LONGEST:
        raise ValidationError(_("That is too long for a mail address."))
    name, _at, domain = text.rpartition("@")
    try:
        address = f"{name}@{punycode(domain)}".lower()
        validate_email(address)
    except (UnicodeError, ValidationError):
        raise ValidationError(_no_address()) from None
    if '"' in name or "[" in domain or "." not in domain or len(address) > LONGEST:
        raise ValidationError(_no_address())
    return address


def _no_address() -> str:
    return _("That is no mail address. Write a single one, such as name@example.org.")
