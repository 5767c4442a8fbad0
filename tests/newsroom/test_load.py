"""Copies of releases in bulk are what the same releases would be, had each been written and published."""

import pytest
from django.core.management import CommandError, call_command
from django.forms import model_to_dict
from wagtail.models import ReferenceIndex
from wagtail.search.backends import get_search_backend

from editions import actions, staleness
from editions.models import BasePage, Edition
from newsroom import load
from newsroom.models import SearchEntry
from newsroom.search import index
from publications.models import NewsRelease, Theme
from publications.models.contact import Contact
from tests import factories

pytestmark = pytest.mark.django_db
NUMBER = 12


@pytest.fixture
def loaded(monkeypatch):
    monkeypatch.setattr(load, "WRITTEN", 3)
    monkeypatch.setattr(load, "BATCH", 4)
    for name in ("Work", "Health"):
        Theme.objects.create(name_en=name, name_es=name)
        Contact.objects.create(name_en=name, name_es=name)
    factories.release()
    factories.release(original="es", headline_es="Otro puente", headline_en="Another bridge")
    call_command("make_load", publications=NUMBER, verbosity=0)
    return NewsRelease.objects.filter(public_slug_en__startswith="load-").order_by("pk")


def test_there_are_so_many_more_and_each_is_read_in_every_language(loaded, client):
    assert loaded.count() == NUMBER
    for release in loaded.with_readable_languages():
        assert release.readable_languages == ["en", "es"]
        for language in release.readable_languages:
            answer = client.get(release.address(language))
            assert release.text("headline", language) in answer.content.decode()


def test_the_tree_has_no_fault(loaded):
    assert not any(BasePage.find_problems())
    assert NewsRelease.objects.first().get_parent().numchild == loaded.count() + 2


def test_no_translation_is_stale_and_its_text_is_the_text_it_was_made_from(loaded):
    for edition in Edition.objects.filter(page__in=loaded):
        draft = edition.get_latest_revision_as_object()
        assert staleness.compute(draft, staleness.working_original(draft.page)) == {}
        assert draft.content == edition.content
        assert draft.sources == edition.sources
        known = edition.text_hash
        edition.save()
        assert edition.text_hash == known


def test_search_knows_them_as_if_it_had_been_told_of_each(loaded):
    def entries():
        rows = [model_to_dict(entry) for entry in SearchEntry.objects.filter(page__in=loaded).order_by("pk")]
        # The names of records stand in no order.
        return [row | {"summary_tokens": sorted(row["summary_tokens"].split())} for row in rows]

    known = entries()
    assert len(known) == 2 * NUMBER
    index.update(loaded)
    assert entries() == known


def test_the_admins_search_knows_them_as_if_each_had_been_indexed(loaded):
    index_of_all = get_search_backend().get_index_for_model(NewsRelease)
    fields = index_of_all.entries.model._meta.concrete_fields
    # How long a title is beside the mean of all is counted anew now and then.
    columns = [field.attname for field in fields if field.name not in ("id", "title_norm")]

    def entries():
        found = index_of_all.entries.filter(object_id__in=[str(release.pk) for release in loaded])
        return list(found.order_by("object_id").values(*columns))

    known = entries()
    assert len(known) == NUMBER
    index_of_all.add_items(NewsRelease, loaded)
    assert entries() == known


def test_what_they_refer_to_is_known_as_if_each_had_been_saved(loaded):
    def references():
        columns = ("object_id", "to_content_type", "to_object_id", "content_path", "content_path_hash")
        return set(ReferenceIndex.objects.values_list(*columns))

    known = references()
    for release in loaded:
        ReferenceIndex.create_or_update_for_object(release)
    assert references() == known


def test_each_can_be_corrected_and_keeps_its_contacts_and_countries(loaded):
    release = loaded.last()
    children = list(release.release_contacts.values_list("pk"))
    working = release.get_latest_revision_as_object()
    working.summary_en = "Changed"
    working.save_revision().publish()
    fresh = NewsRelease.objects.get(pk=release.pk)
    assert fresh.summary_en == "Changed"
    assert list(fresh.release_contacts.values_list("pk")) == children
    assert fresh.release_countries.count() == 2


def test_a_translation_can_be_withdrawn(loaded, client):
    release = loaded.last()
    actions.withdraw(release.edition("es"), reason="")
    assert client.get(release.address("es")).status_code == 410


def test_it_can_be_done_again(loaded):
    call_command("make_load", publications=5, verbosity=0)
    assert loaded.all().count() == NUMBER + 5
    assert not any(BasePage.find_problems())


def test_the_next_release_gets_a_key_of_its_own(loaded):
    assert factories.release().pk > loaded.last().pk


def test_without_a_release_in_every_language_there_is_nothing_to_copy(db):
    factories.release(languages=("en",))
    with pytest.raises(CommandError, match="load_demo"):
        call_command("make_load", publications=5)
    with pytest.raises(CommandError, match="from 1 on"):
        call_command("make_load", publications=0)
