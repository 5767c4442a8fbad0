import pytest
from pytest_django import DjangoAssertNumQueries

from editions.checks import Term
from publications.models import Institution
from publications.terms import acronyms

pytestmark = pytest.mark.django_db


def test_acronyms_that_differ_are_terms() -> None:
    Institution.objects.create(
        name_en="Organization", name_es="Organización", acronym_en="IOM", acronym_es="OIM"
    )
    Institution.objects.create(name_en="Fund", name_es="Fondo", acronym_en="UNICEF", acronym_es="UNICEF")
    Institution.objects.create(name_en="Office", name_es="Oficina", acronym_en="OFF")
    Institution.objects.create(name_en="Desk", name_es="Mesa")
    assert acronyms() == [Term({"en": "IOM", "es": "OIM"})]


def test_terms_cost_one_query(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for number in range(5):
        Institution.objects.create(name_en="A", name_es="B", acronym_en=f"A{number}", acronym_es=f"B{number}")
    with django_assert_num_queries(1):
        assert len(acronyms()) == 5
