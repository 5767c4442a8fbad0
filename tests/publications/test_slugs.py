"""How records stand in addresses: a slug per language, made where none was chosen, like no other."""

import importlib

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.utils import translation

from publications import country_table
from publications.models import CountryData, Institution, Theme

pytestmark = pytest.mark.django_db


def test_an_institution_is_addressed_by_its_acronym_of_each_language() -> None:
    record = Institution.objects.create(name_en="A", acronym_en="IOM", name_es="B", acronym_es="OIM")
    record.refresh_from_db()
    assert (record.slug_en, record.slug_es) == ("iom", "oim")


def test_without_an_acronym_it_is_the_name_and_a_name_without_letters_is_what_it_is() -> None:
    record = Institution.objects.create(name_en="Banco Común", name_es="…")
    assert (record.slug_en, record.slug_es) == ("banco-comun", "institution")


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_editors_own_language_changes_nothing(language: str) -> None:
    with translation.override(language):
        record = Theme.objects.create(name_en="Labour", name_es="Trabajo")
    record.refresh_from_db()
    assert (record.slug_en, record.slug_es) == ("labour", "trabajo")


def test_two_records_are_told_apart_in_each_language() -> None:
    Theme.objects.create(name_en="Labour", name_es="Trabajo")
    record = Theme.objects.create(name_en="Labour", name_es="Empleo")
    assert (record.slug_en, record.slug_es) == ("labour-2", "empleo")


def test_a_slug_that_was_chosen_stays_and_a_second_of_it_is_refused() -> None:
    Institution.objects.create(name_en="A", name_es="B", slug_en="chosen")
    other = Institution(name_en="C", name_es="D", slug_en="chosen")
    with pytest.raises(ValidationError, match="has this address"):
        other.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        other.save()


def test_a_new_name_leaves_the_address_as_it_was() -> None:
    record = Theme.objects.create(name_en="Labour", name_es="Trabajo")
    record.name_en = "Work"
    record.save()
    assert record.slug_en == "labour"


def test_every_country_has_one_and_the_table_leaves_none_without() -> None:
    assert CountryData.objects.get(iso2="BR").slug_es == "brasil"
    assert not CountryData.objects.filter(slug_en=None).exists()
    CountryData.objects.filter(iso2="BR").update(slug_en=None, slug_es=None)
    country_table.load(CountryData)
    assert CountryData.objects.get(iso2="BR").slug_en == "brazil"


def test_the_migration_fills_what_is_empty() -> None:
    migration = importlib.import_module("publications.migrations.0004_fill_slugs")
    record = Institution.objects.create(name_en="A", acronym_en="IOM", name_es="B", acronym_es="OIM")
    Institution.objects.filter(pk=record.pk).update(slug_en=None, slug_es="kept")
    migration.fill(apps, None)
    record.refresh_from_db()
    assert (record.slug_en, record.slug_es) == ("iom", "kept")


def test_the_migration_tells_themes_apart_that_share_a_slug() -> None:
    migration = importlib.import_module("publications.migrations.0004_fill_slugs")
    older = Theme.objects.create(name_en="Labour", name_es="Trabajo")
    newer = Theme.objects.create(name_en="Work", name_es="Labor")
    with connection.cursor() as cursor:
        cursor.execute("DROP INDEX unique_theme_slug_en")
    Theme.objects.filter(pk=newer.pk).update(slug_en="labour")
    migration.tell_themes_apart(apps, None)
    older.refresh_from_db()
    newer.refresh_from_db()
    assert (older.slug_en, newer.slug_en) == ("labour", "work")
