"""The same questions find the same publications on every database: CI runs this on both."""

import pytest
from django.db import connection
from django.utils import translation

from newsroom.models import SearchEntry
from newsroom.search.acronyms import synonyms
from newsroom.search.question import read
from newsroom.search.results import FACETS, Results
from publications.facets import Selection

from . import corpus

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", ["en", "es"])
def test_each_question_finds_just_what_it_should(language: str) -> None:
    keys = corpus.publish()
    asked = corpus.questions(language)
    assert len(asked) >= 60
    wrong = []
    with translation.override(language):
        known = synonyms(language)
        for question in asked:
            results = Results(read(question.text, language, known), Selection(FACETS, language))
            entries = SearchEntry.objects.in_bulk([key for key, _facets in results._found])
            found = {keys[entry.page_id] for entry in entries.values()}
            if found != question.finds:
                wrong.append(f"{question.text!r}: {sorted(found)}, not {sorted(question.finds)}")
    print(f"{connection.vendor}, {language}: {len(asked)} questions, {len(wrong)} wrong")
    assert not wrong, "\n".join(wrong)
