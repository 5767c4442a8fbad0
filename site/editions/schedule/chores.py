"""What is to be done each minute beside publishing, in a thread of its own: it may take its time."""

import logging
import threading

from django.db import close_old_connections
from wagtail import hooks

logger = logging.getLogger(__name__)

EVERY = 60.0
# Functions without arguments; other packages register theirs.
HOOK = "each_minute"


def keep_doing(stop: threading.Event) -> None:
    while not stop.is_set():
        for chore in hooks.get_hooks(HOOK):
            try:
                chore()
            except Exception:
                logger.exception("What is due each minute failed: %s", getattr(chore, "__name__", chore))
        close_old_connections()
        stop.wait(EVERY)
