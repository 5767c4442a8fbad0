"""The public Python verbs, end to end."""

import datetime

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from editions import actions
from editions.staleness import segments
from publications.models import NewsRelease
from tests import factories

pytestmark = pytest.mark.django_db

PARAGRAPHS = [("paragraph", f"<p>Paragraph {number}.</p>") for number in range(1, 9)]


def test_a_bilingual_release_of_eleven_segments_takes_at_most_150_queries() -> None:
    index = factories.news_index()
    chief = factories.superuser()
    page = NewsRelease(
        original_language="en",
        headline_en="Bridge opened",
        summary_en="A bridge.",
        place_en="Lima",
        body_en=PARAGRAPHS,
        date=datetime.date(2026, 3, 1),
    )
    with CaptureQueriesContext(connection) as captured:
        page = actions.create(page, index, user=chief)
        edition = page.edition("es")
        texts = {part.key: f"ES {part.original}" for part in segments(edition, page) if part.is_text}
        actions.translate(edition, texts, user=chief)
        actions.publish(page, user=chief)
        actions.publish(edition, user=chief)
    assert len(texts) == 11
    row = NewsRelease.objects.get(pk=page.pk)
    assert row.readable_languages == ["en", "es"]
    assert row.headline_es == "ES Bridge opened"
    # Inside the test's own transaction each of ours is a savepoint; those ask the database nothing.
    queries = [query["sql"] for query in captured if "SAVEPOINT" not in query["sql"]]
    assert len(queries) <= 150, f"{len(queries)} queries, {len(captured)} with savepoints"


def test_progress_that_was_never_computed_is_computed_by_a_command() -> None:
    page = factories.release()
    expected = page.edition("es").progress
    page.editions.update(segments_total=0, segments_missing=3, text_hash="")
    call_command("refresh_editions")
    assert page.edition("es").progress == expected
    assert page.edition("es").text_hash
