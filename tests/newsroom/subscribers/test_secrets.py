"""What readers may not read is in no mail, whenever it is taken back."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.utils import timezone
from time_machine import travel

from newsroom.models import Delivery
from newsroom.subscribers import announcing, sending
from tests import factories
from tests.newsroom.subscribers.scenes import deliver, news, subscriber

pytestmark = pytest.mark.django_db


def everything_sent() -> str:
    return "\n".join(message.message().as_string() for message in mail.outbox)


def test_drafts_and_scheduled_editions_are_in_no_mail() -> None:
    for language in ("en", "es"):
        subscriber(language=language)
    page = news(languages=("en",), headline_es="Xanadú", summary_es="Xanadú")
    edition = page.edition("es")
    edition.go_live_at = timezone.now() + timedelta(days=1)
    edition.save_revision().publish()
    page.headline_en = "Shangrila"
    page.save_revision()
    assert [message.to for message in deliver()] == [["reader@example.org"]]
    assert "Xanad" not in everything_sent()
    assert "Shangrila" not in everything_sent()


def test_an_original_on_schedule_is_in_no_mail_before_its_time() -> None:
    subscriber()
    page = news(languages=("en",))
    page.unpublish()
    type(page).objects.filter(pk=page.pk).update(first_published_at=None)
    assert deliver() == []


def test_what_is_withdrawn_between_being_announced_and_sent_is_not_sent() -> None:
    one = subscriber()
    daily = subscriber("daily@example.org", frequency="daily")
    page = news(headline_en="Xanadu")
    announcing.announce_missed()
    announcing.settle_all()
    assert Delivery.objects.filter(subscriber__in=[one, daily]).count() == 2
    page.edition("en").page.specific.unpublish()
    with travel(timezone.now() + timedelta(days=2)):
        assert sending.send_waiting() == 0
    assert mail.outbox == []


def test_what_is_withdrawn_in_one_language_is_still_told_in_the_other() -> None:
    subscriber()
    subscriber("spanish@example.org", "es")
    page = news()
    announcing.announce_missed()
    announcing.settle_all()
    page.edition("es").unpublish()
    assert [message.to for message in deliver()] == [["reader@example.org"]]


def test_it_is_asked_once_more_after_the_claim(monkeypatch: Any) -> None:
    subscriber()
    page = news(languages=("en",))
    announcing.announce_missed()
    announcing.settle_all()
    claims = sending.outbox.claims

    def withdraw_meanwhile() -> Any:
        for parcel in claims():
            page.unpublish()
            yield parcel

    monkeypatch.setattr(sending.outbox, "claims", withdraw_meanwhile)
    sending.send_waiting()
    assert mail.outbox == []
    assert Delivery.objects.get().state == Delivery.State.WAITING


def test_what_comes_back_soon_is_sent_after_all_and_later_is_no_news() -> None:
    subscriber()
    page = news(languages=("en",))
    announcing.announce_missed()
    announcing.settle_all()
    page.unpublish()
    assert deliver() == []
    page.refresh_from_db()
    page.save_revision().publish()
    assert len(deliver()) == 1


def test_a_draft_was_never_announced() -> None:
    subscriber()
    factories.news_index()
    page = news(languages=("en",))
    page.edition("es")
    announcing.announce_missed()
    assert not page.announcements.filter(language="es").exists()
