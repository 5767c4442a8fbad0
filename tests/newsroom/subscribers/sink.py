"""A mail server of one folder, for senders in processes of their own: a file for each mail it accepts.

When as many as DIES_AT says were accepted, the sender is killed as a power cut would: with the mail
in hand accepted, or just before, as DIES_BEFORE says.
"""

import os
import signal
import uuid
from collections.abc import Sequence
from pathlib import Path

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend


class Sink(BaseEmailBackend):
    def send_messages(self, messages: Sequence[EmailMessage]) -> int:
        folder = Path(os.environ["SINK"])
        dies_at = int(os.environ.get("DIES_AT", "0"))
        for message in messages:
            last = dies_at and len(list(folder.iterdir())) + 1 == dies_at
            if last and os.environ.get("DIES_BEFORE"):
                os.kill(os.getpid(), signal.SIGKILL)
            (folder / f"{uuid.uuid4()}.eml").write_bytes(message.message().as_bytes())
            if last:
                os.kill(os.getpid(), signal.SIGKILL)
        return len(messages)
