"""What is asked of every address outside the admin, by the name it has in the URL configuration.

An address that is not here fails the test that walks the configuration: whoever adds one decides how
it is asked, or says why it tells nothing of publications.
"""

from collections.abc import Callable, Iterable, Iterator

from django.urls import reverse
from django.utils import translation

from editions import actions
from editions.languages import codes
from editions.previews.tokens import token_of
from newsroom.subscribers.tokens import token
from publications.facets.releases import KIND, MECHANISM, THEME
from tests.editions.access.every_address import _walk as walk
from tests.newsroom.leaks import addresses
from tests.newsroom.leaks.asking import Ask
from tests.newsroom.leaks.scene import Scene
from tests.newsroom.leaks.words import Word

Surface = Callable[[Scene], Iterable[Ask]]
ALWAYS = {"If-Modified-Since": "Tue, 01 Jan 2125 00:00:00 GMT"}
ANYTHING = {"If-None-Match": "*"}
SEARCHED = ("headline", "notes")


def at(path: str) -> Surface:
    return lambda scene: [Ask(path)]


def pages(scene: Scene) -> Iterator[Ask]:
    yield from (Ask(address) for address in addresses.everywhere(scene))
    for address in addresses.of_their_own(scene):
        yield Ask(address, method="head")
        yield Ask(address.rstrip("/"))
        yield Ask(address, headers=ANYTHING | ALWAYS)
    yield from lists(scene)


def lists(scene: Scene) -> Iterator[Ask]:
    """The news as it can be narrowed, also by what nothing readable is about."""
    for language in codes():
        address = scene.parents[1].address(language)
        with translation.override(language):
            for state in scene.states:
                yield Ask(address, {str(THEME.parameter): str(Word(state, language, "themeslug"))})
            yield Ask(address, {str(MECHANISM.parameter): str(Word("forum", language, "slug"))})
            yield Ask(address, {str(KIND.parameter): KIND.choices(["news_release"])[0].slugs[language] or ""})


def below(*files: str) -> Surface:
    return lambda scene: [
        Ask(f"{address}{file}")
        for address in (*addresses.of_lists(scene), *addresses.of_their_own(scene))
        for file in files
    ]


def earlier_versions(scene: Scene) -> Iterator[Ask]:
    for state in ("retracted", "changed", "drafted"):
        for address in addresses.would_be(state, scene.releases[state]):
            yield from (Ask(f"{address}version-{number}.html") for number in scene.corrections)


def sitemap_parts(scene: Scene) -> Iterator[Ask]:
    newest = max(page.pk for page in scene.publications.values())
    yield from (Ask(f"/sitemap-{number}.xml") for number in range(newest // 1000 + 2))


def searches(scene: Scene) -> Iterator[Ask]:
    """For each text by words of it, in each language, and by words spelt wrong."""
    for language in codes():
        address = _reversed("search", language)
        for state in sorted(scene.states):
            for of_text in codes():
                for field in SEARCHED if of_text == language else SEARCHED[:1]:
                    yield Ask(address, {"q": str(Word(state, of_text, field))})
            yield Ask(address, {"q": str(Word(state, language, "headline"))[:-1]})
            with translation.override(language):
                parameter = str(THEME.parameter)
            yield Ask(address, {"q": "zorzal", parameter: str(Word(state, language, "themeslug"))})


def alerts(name: str, purpose: str = "") -> Surface:
    def asks(scene: Scene) -> Iterator[Ask]:
        for one in scene.subscribers:
            arguments = {"signed": token(purpose, one)} if purpose else {}
            yield Ask(_reversed(name, one.language, **arguments))

    return asks


def dead_previews(scene: Scene) -> Iterator[Ask]:
    """Links that were revoked, of texts nobody may read; in their own language and under the other."""
    for state in ("drafted", "scheduled", "embargoed"):
        link = actions.hand_out(scene.releases[state].edition("es"))
        actions.revoke(link)
        for language in codes():
            yield Ask(_reversed("previews:page", language, token=token_of(link)))


def _reversed(name: str, language: str, **arguments: str) -> str:
    with translation.override(language):
        return reverse(name, kwargs=arguments or None)


# A function that asks, or the reason why nothing has to be asked.
SURFACES: dict[str, Surface | str] = {
    "choose_language": at("/"),
    "health": at("/health/"),
    "colours": at("/colours.css"),
    "robots": at("/robots.txt"),
    "sitemap": at("/sitemap.xml"),
    "sitemap_part": sitemap_parts,
    "news_sitemap": at("/news-sitemap.xml"),
    "feed": below("rss.xml", "atom.xml"),
    "calendar": below("calendar.ics"),
    "card": below("card.jpg"),
    "text_copy": below("release.txt"),
    "earlier_version": earlier_versions,
    "search": searches,
    "alerts": alerts("alerts"),
    "alerts_sent": alerts("alerts_sent"),
    "alerts_confirm": alerts("alerts_confirm", "confirm"),
    "alerts_manage": alerts("alerts_manage", "manage"),
    "alerts_export": alerts("alerts_export", "manage"),
    "alerts_erase": alerts("alerts_erase", "manage"),
    "alerts_unsubscribe": alerts("alerts_unsubscribe", "unsubscribe"),
    "wagtail_serve": pages,
    "page": dead_previews,
    "picture": "below a preview: test_previews.py",
    "file": "files are asked for by their own addresses, in test_media.py; below a preview: test_previews.py",
    "wagtailcore_login": "leads to the admin's door, and knows no publication",
    "media": "files are asked for by their own addresses, in test_media.py",
    "wagtaildocs_serve": "files are asked for by their own addresses, in test_media.py",
    "wagtaildocs_authenticate_with_password": "takes a password for a collection, and knows no publication",
}
# What the publication that readers have must be found by: else nothing is learnt from finding no other.
TELLING = {"sitemap_part", "news_sitemap", "feed", "calendar", "text_copy", "search", "wagtail_serve"}
# Parts of pages that are looked at on their own.
PARTS = {
    "page: JSON-LD": r'<script type="application/ld\+json">.*?</script>',
    "page: alternates": r'<link rel="alternate"[^>]*>',
    "page: Open Graph": r'<meta (?:property|name)="(?:og|twitter|article):[^>]*>',
    "page: facets": r'<nav class="facets".*?</nav>',
}


def names() -> set[str]:
    """Every name outside the admin; an address without a name is named by its pattern."""
    from django.urls import get_resolver

    found = walk(get_resolver().url_patterns, "")
    return {str(one.name or route) for route, one in found if not route.startswith("admin/")}
