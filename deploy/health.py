"""The container's health check: exit status 0 when the newsroom answers and reaches its database.

It asks as the proxy does, for the public host name and over HTTPS, because production settings answer no
other host.
"""

import os
import sys
from http.client import HTTPConnection, HTTPException
from urllib.parse import urlsplit

connection = HTTPConnection("127.0.0.1", int(os.environ.get("PORT") or 8000), timeout=8)
headers = {"Host": urlsplit(os.environ["BASE_URL"]).netloc, "X-Forwarded-Proto": "https"}
try:
    connection.request("GET", "/health/", headers=headers)
    status = connection.getresponse().status
except (OSError, HTTPException) as error:
    sys.exit(f"/health/ does not answer: {error}")
if status != 200:
    sys.exit(f"/health/ answers {status} instead of 200")
