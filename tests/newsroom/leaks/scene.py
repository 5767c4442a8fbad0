"""One newsroom that holds a publication in every state at once, and what may be read of each."""

from dataclasses import dataclass, field
from typing import Any

from editions import actions
from editions.languages import codes
from editions.models import Edition
from newsroom.models import Subscriber
from publications.models import RelatedRelease
from tests import factories
from tests.newsroom.feeds import scenes
from tests.newsroom.leaks import states, texts
from tests.newsroom.leaks.words import SHARED, Word
from tests.newsroom.subscribers.scenes import subscriber

NOBODY: tuple[str, ...] = ()
# state: (how it comes about, its original, the languages in which it is readable)
STATES: dict[str, tuple[states.Build, str, tuple[str, ...]]] = {
    "drafted": (states.drafted, "en", NOBODY),
    "reviewed": (states.in_review, "en", NOBODY),
    "approved": (states.approved, "en", NOBODY),
    "scheduled": (states.scheduled, "en", NOBODY),
    "embargoed": (states.embargoed, "en", NOBODY),
    "english": (states.in_one_language, "en", ("en",)),
    "spanish": (states.in_one_language, "es", ("es",)),
    "withdrawn": (states.withdrawn, "en", NOBODY),
    "halfway": (states.withdrawn_in_spanish, "en", ("en",)),
    "restricted": (states.restricted, "en", NOBODY),
    "retracted": (states.readable, "en", ("en", "es")),
    "changed": (states.readable, "en", ("en", "es")),
    "told": (states.readable, "en", ("en", "es")),
}
# What the two that readers have said before, or are going to say.
OTHER_TEXTS = {"retractedbefore": NOBODY, "changedlater": NOBODY}
OF_MEETINGS = ("drafted", "scheduled", "english", "spanish", "withdrawn", "halfway", "told")
# A forum that is a draft, which a release that is not names.
FORUM = "forum"


@dataclass
class Scene:
    releases: dict[str, Any] = field(default_factory=dict)
    meetings: dict[str, Any] = field(default_factory=dict)
    parents: list[Any] = field(default_factory=list)
    subscribers: list[Subscriber] = field(default_factory=list)
    corrections: list[int] = field(default_factory=list)
    forum: Any = None

    @property
    def publications(self) -> dict[str, Any]:
        return self.releases | self.meetings

    @property
    def readable_in(self) -> dict[str, tuple[str, ...]]:
        of_meetings = {f"{state}meeting": STATES[state][2] for state in OF_MEETINGS}
        own = {state: languages for state, (_build, _original, languages) in STATES.items()}
        return own | of_meetings | OTHER_TEXTS | {FORUM: NOBODY}

    @property
    def states(self) -> frozenset[str]:
        return frozenset(self.readable_in)

    def is_readable(self, word: Word) -> bool:
        languages = self.readable_in[word.state]
        return bool(languages) if word.language == SHARED else word.language in languages

    def fresh(self) -> None:
        for group in (self.releases, self.meetings):
            group.update({state: states.fresh(page) for state, page in group.items()})
        self.parents = [states.fresh(page) for page in self.parents]


def build() -> Scene:
    scene = Scene(subscribers=[subscriber(f"{code}@example.org", code) for code in codes()])
    people = states.staff()
    forum = scenes.mechanism()
    scene.parents = [factories.home(), factories.news_index(), forum.get_parent().specific, forum]
    scene.forum = states.drafted(_forum(), forum.get_parent().specific, FORUM, people)
    for state, (made, original, _languages) in STATES.items():
        # The last one, which readers have, refers to all the others.
        further = _references(scene, forum) if state == "told" else {"mechanisms": [forum]}
        page = texts.release(_first_text(state), original, **further)
        scene.releases[state] = made(page, factories.news_index(), state, people)
    for state in OF_MEETINGS:
        made, original, _languages = STATES[state]
        name = f"{state}meeting"
        parent = states.fresh(forum)
        scene.meetings[name] = made(texts.meeting(name, original), parent, name, people)
    _retract(scene)
    _change(scene)
    # What is nobody's is open to whoever works in its language.
    Edition.objects.update(translator=people.translator, reviewer=people.reviewer)
    scene.fresh()
    return scene


def _first_text(state: str) -> str:
    return "retractedbefore" if state == "retracted" else state


def _forum() -> Any:
    from publications.models import Mechanism

    words = {f"{name}_{code}": value for code in codes() for name, value in texts.fields(FORUM, code).items()}
    own = {name: value for name, value in words.items() if not name.startswith("place")}
    bodies = {f"body_{code}": factories.body(str(Word(FORUM, code, "paragraph"))) for code in codes()}
    return Mechanism(kind="summit", **own, **bodies)


def _references(scene: Scene, forum: Any) -> dict[str, Any]:
    related = [RelatedRelease(related=page) for page in scene.releases.values()]
    return {"related_releases": related, "mechanisms": [forum, scene.forum]}


def _retract(scene: Scene) -> None:
    """The text is another from then on, and what it said before is not to be read."""
    page = scene.releases["retracted"]
    notes = {code: (str(Word("told", code, "note")), False) for code in codes()}
    correction = actions.write_correction(page, notes, kind="retraction")
    image = texts.picture(str(Word("retracted", SHARED, "picture")))
    other = {code: texts.release_fields("retracted", code, image) for code in codes()}
    page = states.fresh(page)
    page.image, page.themes = image, [texts.theme("retracted")]
    page.save_revision()
    states.publish_again(page, other)
    scene.corrections.append(correction.pk)


def _change(scene: Scene) -> None:
    """A newer draft in each language, and the note that is to go out with it."""
    page = scene.releases["changed"]
    image = texts.picture(str(Word("changedlater", SHARED, "picture")))
    states.draft_again(page, {code: texts.release_fields("changedlater", code, image) for code in codes()})
    notes = {code: (str(Word("changedlater", code, "note")), True) for code in codes()}
    scene.corrections.append(actions.write_correction(page, notes).pk)
