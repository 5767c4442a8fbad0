"""The board as people see it: what is on it for whom, narrowed, sorted and counted."""

import datetime
from html import unescape
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.users.models import UserProfile

from editions import actions
from editions.board.groups import NOTHING_IN, Group
from editions.models import Edition
from newsroom.models import Section
from tests import factories

from . import people_and_states as states

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


def board(client: Client, **query: Any) -> Any:
    response = client.get(reverse("editions:board"), {"group": Group.ALL.value, **query})
    assert response.status_code == 200
    return response


def titles(client: Client, **query: Any) -> list[str]:
    return [line.title for line in board(client, **query).context["lines"]]


def text(response: Any) -> str:
    return unescape(" ".join(response.content.decode().split()))


def as_user(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def days(number: int) -> datetime.date:
    return TODAY() + datetime.timedelta(days=number)


def test_a_line_tells_what_it_is_where_it_stands_who_has_it_and_since_when(admin: Client) -> None:
    edition = states.drafted()
    actions.assign(edition, translator=states.translator(), reviewer=states.reviewer(), due_date=days(2))
    Edition.objects.filter(pk=edition.pk).update(due_date=days(-3))
    html = text(board(admin, group="to-translate"))
    address = reverse("editions:edit", args=[edition.page_id, "es"])
    assert f'<a href="{address}" lang="en">Bridge opened</a> <span class="board-meta">News release' in html
    assert '<span lang="es">Español</span>' in html
    assert "board-state--draft" in html
    assert '<progress value="4" max="4">' in html
    assert "4 of 4" in html
    assert "Translator</span> Ana" in html
    assert "Reviewer</span> Luis" in html
    assert "3 days overdue" in html
    assert "asked for, just now" in html


def test_the_board_opens_with_what_is_to_be_translated(admin: Client) -> None:
    states.untranslated(headline_en="Untranslated")
    states.live(headline_en="Translated")
    response = admin.get(reverse("editions:board"))
    assert [line.title for line in response.context["lines"] if line.kind == "News release"] == [
        "Untranslated"
    ]


def test_the_working_headline_is_shown_and_marked_with_its_language(admin: Client) -> None:
    page = factories.release(languages=("es",), original="es", headline_es="Publicado")
    page.headline_es = "En trabajo"
    page.save_revision()
    assert '" lang="es">En trabajo</a>' in text(board(admin, language="en"))


def test_a_section_of_the_site_is_on_the_board_like_any_publication(admin: Client) -> None:
    factories.add(
        factories.home(), Section(original_language="en", headline_en="About us"), languages=("en",)
    )
    assert "About us" in titles(admin, group="to-translate")
    assert factories.home().title in titles(admin)


def test_what_waits_says_since_when_and_for_what(admin: Client) -> None:
    made = {
        "original published": states.untranslated(headline_en="a"),
        "submitted": states.in_review(states.drafted(headline_en="b")),
        "returned": states.returned(states.drafted(headline_en="c")),
        "approved": states.approved(),
        "original changed": states.stale(states.live()),
        "last saved": states.changed(states.live()),
    }
    asked = states.untranslated(headline_en="g")
    actions.assign(asked)
    made["asked for"] = asked
    lines = {line.address: line for line in board(admin).context["lines"]}
    for reason, edition in made.items():
        found = lines[reverse("editions:edit", args=[edition.page_id, "es"])]
        assert (found.reason, found.since is not None) == (reason, True)


def test_a_scheduled_text_says_when_it_goes_out(admin: Client) -> None:
    edition = states.scheduled(states.drafted())
    [line] = board(admin, group="scheduled").context["lines"]
    assert line.goes_out == edition.scheduled_revision.approved_go_live_at
    assert "goes out <time" in text(board(admin, group="scheduled"))


def test_a_live_text_whose_correction_is_in_review_says_both(admin: Client) -> None:
    states.in_review(states.changed(states.live()))
    [line] = board(admin, group="in-review").context["lines"]
    assert (line.state_label, line.note) == ("live, with changes", "in review")


@pytest.mark.parametrize(
    ("due", "words"), [(-1, "1 day overdue"), (0, "due today"), (1, "due tomorrow"), (3, "")]
)
def test_a_due_date_is_told_in_words(admin: Client, due: int, words: str) -> None:
    edition = states.drafted()
    Edition.objects.filter(pk=edition.pk).update(due_date=days(due))
    [line] = board(admin, group="due").context["lines"]
    assert (line.due_note, line.is_overdue) == (words, due < 0)


def test_each_filter_narrows_the_lines_and_the_counts(admin: Client) -> None:
    ana = states.translator()
    bridge = states.drafted(headline_en="Bridge opened")
    road = states.untranslated(headline_en="Road closed")
    actions.assign(bridge, translator=ana, due_date=days(20))
    Edition.objects.filter(pk=road.pk).update(due_date=days(-2))
    kind = str(road.page.content_type_id)
    assert titles(admin, q="road", kind=kind) == ["Road closed"]
    assert titles(admin, q="opened bri") == ["Bridge opened"]
    assert titles(admin, q="bridge road") == []
    assert titles(admin, person=str(ana.pk)) == ["Bridge opened"]
    assert titles(admin, person="nobody", kind=kind) == ["Road closed"]
    assert titles(admin, person="me") == []
    assert titles(admin, state="missing", kind=kind) == ["Road closed"]
    assert titles(admin, due="overdue") == titles(admin, due="soon") == ["Road closed"]
    assert titles(admin, due="dated") == ["Road closed", "Bridge opened"]
    assert "Road closed" not in titles(admin, due="undated")
    assert titles(admin, language="en", kind=kind) == []
    counts = {tab.value: tab.count for tab in board(admin, person=str(ana.pk)).context["groups"]}
    assert (counts["to-translate"], counts["all"], counts["stale"]) == (1, 1, 0)


def test_a_live_headline_in_any_language_is_found(admin: Client) -> None:
    states.live(headline_en="Bridge", headline_es="Puente")
    assert titles(admin, q="puente") == ["Bridge"]


@pytest.mark.parametrize("query", [{"language": "xx"}, {"person": "x'; --"}, {"kind": "9999"}, {"p": "z"}])
def test_a_filter_that_means_nothing_breaks_nothing(admin: Client, query: dict[str, str]) -> None:
    states.drafted()
    assert "Bridge opened" in titles(admin, **query, order="nonsense")
    assert admin.get(reverse("editions:board"), {"group": "nonsense"}).status_code == 200


def test_it_is_sorted_by_due_date_and_by_since_when_the_dateless_last(admin: Client) -> None:
    for name, due, stale_days in (("early", 1, 9), ("late", 5, 2), ("never", None, 5)):
        edition = states.drafted(headline_en=name)
        Edition.objects.filter(pk=edition.pk).update(
            due_date=days(due) if due else None,
            stale_since=timezone.now() - datetime.timedelta(days=stale_days),
        )
    kind = str(edition.page.content_type_id)
    assert titles(admin, kind=kind) == ["early", "late", "never"]
    assert titles(admin, kind=kind, order="-due") == ["late", "early", "never"]
    assert titles(admin, kind=kind, order="since") == ["early", "never", "late"]
    assert titles(admin, kind=kind, order="-since") == ["late", "never", "early"]
    html = text(board(admin, order="since"))
    assert 'aria-sort="ascending"><a href="?group=all&order=-since"' in html


def test_a_long_board_has_pages_that_keep_what_was_asked_for(admin: Client) -> None:
    states.drafted()
    original = factories.release(languages=("en",))
    Edition.objects.filter(page=original, language="es").delete()
    codes = [f"x{number}" for number in range(60)]
    Edition.objects.bulk_create(Edition(page=original, language=code) for code in codes)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("editions.board.lines.endonym", str)
        response = board(admin, q="bridge")
        assert len(response.context["lines"]) == 50
        assert "?group=all&q=bridge&p=2" in text(response)
        assert len(board(admin, q="bridge", p="2").context["lines"]) == 11


@pytest.mark.parametrize("group", list(Group))
def test_an_empty_group_says_when_something_will_be_in_it(admin: Client, group: Group) -> None:
    Edition.objects.all().delete()
    assert str(NOTHING_IN[group]) in text(board(admin, group=group.value))


def test_a_search_without_result_leads_back_to_the_group(admin: Client) -> None:
    html = text(board(admin, group="due", q="nothing like it"))
    assert "No edition of this group matches" in html
    assert '<a href="?group=due">Show the whole group</a>' in html


def test_a_translator_sees_what_is_theirs_or_open_and_nothing_else() -> None:
    ana, eva = states.translator(), states.translator("Eva")
    actions.assign(states.drafted(headline_en="Mine"), translator=ana)
    actions.assign(states.drafted(headline_en="Hers"), translator=eva)
    states.untranslated(headline_en="Open")
    states.unpublished(headline_en="Secret")
    found = titles(as_user(ana))
    assert {"Mine", "Open"} <= set(found)
    assert not {"Hers", "Secret"} & set(found)
    html = text(board(as_user(ana)))
    assert "Eva" not in html
    assert 'lang="en">English</span> <span class="board-state' not in html


def test_nobody_without_a_language_has_a_board() -> None:
    client = as_user(states.person("Zoe"))
    assert client.get(reverse("editions:board")).status_code == 302
    assert reverse("editions:board") not in client.get(reverse("wagtailadmin_home")).content.decode()
    assert Client().get(reverse("editions:board")).status_code == 302


def test_the_board_is_in_the_menu_of_whoever_works_with_a_language() -> None:
    html = as_user(states.translator()).get(reverse("wagtailadmin_home")).content.decode()
    assert reverse("editions:board") in html


def test_the_boards_queries_do_not_grow_with_its_lines(admin: Client) -> None:
    ana = states.translator()
    states.in_every_state()
    board(admin)
    with CaptureQueriesContext(connection) as few:
        board(admin)
    for number in range(3):
        for edition in states.in_every_state().values():
            Edition.objects.filter(pk=edition.pk).update(
                translator=states.translator(f"Translator {number} {edition.pk}"), reviewer=ana
            )
    with CaptureQueriesContext(connection) as many:
        assert len(board(admin).context["lines"]) > 40
    assert len(many) <= len(few)
    assert len(many) <= 20


def test_a_confined_translators_queries_do_not_grow_either() -> None:
    client = as_user(states.translator())
    states.untranslated()
    board(client)
    with CaptureQueriesContext(connection) as few:
        board(client)
    for _number in range(5):
        states.untranslated()
    with CaptureQueriesContext(connection) as many:
        board(client)
    assert len(many) <= len(few)
    assert len(many) <= 20


def test_no_element_has_a_style_or_script_of_its_own(admin: Client) -> None:
    states.stale(states.live())
    html = board(admin).content.decode()
    own = html[
        html.index('<div class="board">') : html.index("</aside>", html.index('class="board__figures"'))
    ]
    assert "style=" not in own
    assert "<script" not in own


def test_the_board_speaks_the_persons_language() -> None:
    ana = states.translator()
    profile = UserProfile.get_for_user(ana)
    profile.preferred_language = "es"
    profile.save()
    states.drafted()
    assert "borrador" in text(board(as_user(ana)))
