"""How often one client may sign somebody up: enough for an office, too little for a flood.

Counted in the cache under a keyed hash of the client's address, which is forgotten with the hour.
"""

from ipaddress import ip_address, ip_network

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

SECONDS = 3600
MOST = 20
# A household has that many addresses of IP version 6.
BITS_OF_A_CLIENT = 64


def admits(request: HttpRequest) -> bool:
    """Counts this sign-up; False where there were too many from the same client within the hour."""
    digest = salted_hmac("newsroom.subscribers.limits", client(request), algorithm="sha256").hexdigest()
    name = f"sign-ups:{digest}"
    cache.add(name, 0, SECONDS)
    try:
        return cache.incr(name) <= MOST
    except ValueError:  # forgotten just now
        return True


def client(request: HttpRequest) -> str:
    """Where the request comes from, as the proxy in front says; nobody is believed where there is none."""
    text = request.META.get("REMOTE_ADDR", "")
    if settings.SECURE_PROXY_SSL_HEADER:
        # The proxy adds the last one; those before it are what the client claims.
        text = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip() or text
    try:
        address = ip_address(text)
    except ValueError:
        return text
    if address.version == 6:
        return str(ip_network((address, BITS_OF_A_CLIENT), strict=False))
    return str(address)
