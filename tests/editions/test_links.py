"""Links inside a text lead to the reader's language, or say which language they lead to."""

import pytest
from django.utils import translation
from wagtail.rich_text import expand_db_html

from tests import factories

pytestmark = pytest.mark.django_db


def link(page_id: int) -> str:
    return expand_db_html(f'<p><a linktype="page" id="{page_id}">here</a></p>')


def test_a_link_leads_to_the_edition_in_the_readers_language() -> None:
    page = factories.release()
    assert '<a href="/en/news/bridge-opened/">here</a>' in link(page.pk)
    with translation.override("es"):
        assert '<a href="/es/noticias/puente-abierto/">here</a>' in link(page.pk)


def test_a_link_to_what_is_readable_in_another_language_only_says_so() -> None:
    page = factories.release(languages=("en",))
    with translation.override("es"):
        assert 'hreflang="en" data-language="English"' in link(page.pk)


def test_a_link_to_what_nobody_may_read_is_no_link() -> None:
    page = factories.release()
    page.unpublish()
    assert link(page.pk) == "<p><a>here</a></p>"
    assert link(987654) == "<p><a>here</a></p>"


def test_many_links_in_a_text_cost_one_query(django_assert_num_queries) -> None:
    pages = [factories.release() for _one in range(3)]
    text = "".join(f'<a linktype="page" id="{page.pk}">x</a>' for page in pages)
    with django_assert_num_queries(1):
        expand_db_html(text)
