"""For senders that tests start as processes: mails go into a folder."""

from newsroom.settings.test import *  # noqa: F403

EMAIL_BACKEND = "tests.newsroom.subscribers.sink.Sink"
