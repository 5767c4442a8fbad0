"""Loads the demo: everything or nothing, once."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from django.db import transaction
from wagtail.models import Site

from editions.languages import codes, localized
from editions.models import BasePage
from publications import models

from ..models import (
    Branding,
    CorrectionsPage,
    FeedsPage,
    HomePage,
    MenuEntry,
    MenuSection,
    Section,
    StandardPage,
)
from . import accounts, corrections, markup, pdf, pictures, texts
from .publishing import TEXT_FIELDS, languages_of, localized_values, publish

PAGE_TYPES: dict[str, type[BasePage]] = {
    "section": Section,
    "standard_page": StandardPage,
    "news_index": models.NewsIndex,
    "mechanisms_index": models.MechanismsIndex,
    "countries_index": models.CountriesIndex,
    "resources_index": models.ResourcesIndex,
    "contacts_page": models.ContactsPage,
    "institutions_index": models.InstitutionsIndex,
    "feeds_page": FeedsPage,
    "corrections_page": CorrectionsPage,
}


def is_loaded() -> bool:
    return models.NewsIndex.objects.exists()


class DemoLoader:
    """Goes through the texts in the order in which they refer to each other."""

    def __init__(self, say: Callable[[str], None]) -> None:
        self.say = say
        self.records: dict[str, dict[str, Any]] = {}
        self.pages: dict[str, BasePage] = {}
        self.countries = {country.iso2: country for country in models.CountryData.objects.all()}
        self.user: Any = None

    @transaction.atomic
    def load(self) -> None:
        steps = [
            ("accounts", self.load_accounts),
            ("institutions, themes and contacts", self.load_snippets),
            ("pages and branding", self.load_pages),
            ("institutions’ pages", self.load_institution_pages),
            ("countries", self.load_countries),
            ("mechanisms, meetings, commitments and reports", self.load_mechanisms),
            ("strategies", self.load_strategies),
            ("resources", self.load_resources),
            ("releases", self.load_releases),
            ("menu", self.load_menu),
        ]
        for number, (name, step) in enumerate(steps, 1):
            self.say(f"  {number}/{len(steps)} {name}")
            step()

    def load_accounts(self) -> None:
        accounts.make()
        self.user = get_user_model().objects.get(username="publisher")

    def load_snippets(self) -> None:
        for kind, model, fields in (
            ("institution", models.Institution, {"name": "name", "acronym": "acronym"}),
            ("theme", models.Theme, {"name": "name", "slug": "slug"}),
            ("contact", models.Contact, {"name": "name", "role": "role", "place": "place"}),
        ):
            self.records[kind] = {}
            for entry in texts.file(f"{kind}s")[kind]:
                values = localized_values(entry, fields)
                values |= {name: entry[name] for name in ("website", "email", "phone") if name in entry}
                if kind == "institution":
                    values |= {
                        localized("about", code): markup.rich_text(entry[code]["about"])
                        for code in languages_of(entry)
                    }
                if kind == "contact":
                    values["institution"] = self.records["institution"][entry["institution"]]
                    values["speaks"] = ", ".join(entry.get("languages", []))
                self.records[kind][entry["key"]] = model.objects.create(**values)

    def load_pages(self) -> None:
        for entry in texts.file("pages")["page"]:
            if entry["type"] == "home":
                self.pages[entry["key"]] = self._rewrite_home(entry)
                continue
            page = PAGE_TYPES[entry["type"]]()
            if isinstance(page, models.ContactsPage):
                page.page_contacts = [
                    models.PageContact(contact=contact, sort_order=position)
                    for position, contact in enumerate(self.records["contact"].values())
                ]
            self._publish(page, self.pages[entry["parent"]], entry)
        branding = Branding.load()
        entry = texts.file("branding")
        for name, value in localized_values(
            entry, {key: key for key in ("name", "tagline", "footer", "address")}
        ).items():
            setattr(branding, name, value)
        branding.save()

    def load_institution_pages(self) -> None:
        fields = {"name": "headline", "summary": "summary"}
        for entry in texts.file("institutions")["institution"]:
            record = self.records["institution"][entry["key"]]
            page = models.InstitutionPage(institution=record)
            for code in languages_of(entry):
                setattr(page, localized("public_slug", code), getattr(record, localized("slug", code)))
            self._publish(
                page, self.pages["institutions"], entry | {"key": f"institution-{entry['key']}"}, fields
            )

    def load_countries(self) -> None:
        for entry in texts.file("countries")["country"]:
            page = models.Country(data=self.countries[entry["code"]])
            self._publish(page, self.pages["countries"], entry | {"key": f"country-{entry['code']}"})

    def load_mechanisms(self) -> None:
        for entry in texts.folder("mechanisms"):
            page = models.Mechanism(
                kind=entry["kind"],
                year=entry.get("year"),
                our_role=entry.get("role", ""),
                website=entry.get("website", ""),
                themes=self._themes(entry),
                members=[self._member(member, position) for position, member in enumerate(entry["members"])],
            )
            fields = {"headline": "headline", "slug": "public_slug", "summary": "summary"}
            self._publish(
                page, self.pages["mechanisms"], entry, fields | {"acronym": "acronym", "overview": "body"}
            )
            for meeting in entry.get("meetings", []):
                self._load_meeting(self.pages[entry["key"]], meeting, fields)
            for report in entry.get("reports", []):
                page = models.InstitutionalReport(
                    institution=self.records["institution"][report["institution"]],
                    date=report["date"],
                    themes=self._themes(report),
                    commitments=[self.pages[key] for key in report.get("commitments", [])],
                )
                self._publish(page, self.pages[entry["key"]], report, fields | {"text": "body"})

    def _load_meeting(self, mechanism: BasePage, entry: dict[str, Any], fields: dict[str, str]) -> None:
        page = models.Meeting(
            number=entry.get("number", ""),
            date=entry["date"],
            end_date=entry.get("end"),
            host=self.countries.get(entry.get("host", "")),
            themes=self._themes(entry),
        )
        self._publish(page, mechanism, entry, fields | {"place": "place", "outcome": "body"})
        for commitment in entry.get("commitments", []):
            page = models.Commitment(number=commitment["number"], themes=self._themes(commitment))
            self._publish(page, self.pages[entry["key"]], commitment, fields | {"text": "body"})

    def load_strategies(self) -> None:
        for entry in texts.file("strategies")["strategy"]:
            page = models.Strategy(
                start=entry["start"],
                end=entry["end"],
                sdgs=", ".join(str(number) for number in entry.get("sdgs", [])),
                mechanisms=[self.pages[key] for key in entry.get("mechanisms", [])],
                strategy_institutions=[
                    models.StrategyInstitution(institution=institution, sort_order=position)
                    for position, institution in enumerate(self._institutions(entry))
                ],
            )
            for code in languages_of(entry):
                pillars = [
                    (
                        "pillar",
                        {"title": pillar[code]["title"], "text": markup.rich_text(pillar[code]["text"])},
                    )
                    for pillar in entry["pillars"]
                    if code in pillar
                ]
                setattr(page, localized("pillars", code), pillars)
                title = entry[code]["document_title"]
                content = "\n\n".join([title, entry[code]["summary"], entry[code]["body"]])
                setattr(page, localized("files", code), [self._file(title, content, code)])
            self._publish(page, self.pages["our-work"], entry)

    def load_resources(self) -> None:
        for entry in texts.file("resources")["resource"]:
            page = models.Resource(
                kind=entry["kind"],
                date=entry["date"],
                themes=self._themes(entry),
                resource_institutions=[
                    models.ResourceInstitution(institution=institution, sort_order=position)
                    for position, institution in enumerate(self._institutions(entry))
                ],
                resource_countries=[
                    models.ResourceCountry(country=self.countries[code], sort_order=position)
                    for position, code in enumerate(entry.get("countries", []))
                ],
            )
            for code in languages_of(entry):
                file = self._file(entry[code]["file_title"], entry[code]["file_text"], code)
                setattr(page, localized("files", code), [file])
            self._publish(page, self.pages["resources"], entry)

    def load_releases(self) -> None:
        entries = texts.folder("releases")
        # Oldest first, so that the newest releases are also the newest in the admin.
        for entry in reversed(entries):
            page = models.NewsRelease(
                kind=entry["kind"],
                date=entry["date"],
                themes=self._themes(entry),
                mechanisms=[self.pages[key] for key in entry.get("mechanisms", [])],
                image=self._picture(entry),
                release_institutions=[
                    models.ReleaseInstitution(institution=institution, sort_order=position)
                    for position, institution in enumerate(self._institutions(entry))
                ],
                release_contacts=[
                    models.ReleaseContact(contact=self.records["contact"][key], sort_order=position)
                    for position, key in enumerate(entry.get("contacts", []))
                ],
                release_countries=[
                    models.ReleaseCountry(country=self.countries[code], sort_order=position)
                    for position, code in enumerate(entry.get("countries", []))
                ],
                related_releases=[
                    models.RelatedRelease(related=self.pages[key], sort_order=position)
                    for position, key in enumerate(entry.get("related", []))
                    if key in self.pages
                ],
            )
            for code in languages_of(entry):
                if notes := entry[code].get("notes"):
                    setattr(page, localized("notes", code), markup.rich_text(notes))
            fields = TEXT_FIELDS | {
                "place": "place",
                "alt": "image_alt",
                "caption": "image_caption",
                "credit": "image_credit",
            }
            self._publish(page, self.pages["news"], corrections.as_first_published(entry), fields)
            corrections.publish_correction(self.pages[entry["key"]], entry, self.user)

    def load_menu(self) -> None:
        fields = {"label": "label", "url": "url"}
        for position, entry in enumerate(texts.file("menu")["section"]):
            lines = [
                MenuEntry(sort_order=order, **self._target(line) | localized_values(line, fields))
                for order, line in enumerate(entry.get("entry", []))
            ]
            values = self._target(entry) | localized_values(entry, fields) | {"entries": lines}
            section = MenuSection(sort_order=position, in_footer=entry.get("footer", False), **values)
            for code in languages_of(entry):
                setattr(section, localized("text", code), entry[code].get("text"))
            section.save()

    def _target(self, entry: dict[str, Any]) -> dict[str, Any]:
        if "page" in entry:
            return {"page_id": self.pages[entry["page"]].pk}
        if "url" in entry:
            return {localized("url", code): entry["url"] for code in codes()}
        return {}

    def _rewrite_home(self, entry: dict[str, Any]) -> BasePage:
        home = HomePage.objects.get()
        fields = {"headline": "headline", "summary": "summary"}
        values = localized_values(entry, fields)
        for name, value in values.items():
            if name in {localized(field, home.original_language) for field in fields}:
                setattr(home, name, value)
        home.save_revision(user=self.user).publish(user=self.user)
        for edition in home.editions.exclude(language=home.original_language):
            edition.content = {
                localized(field, edition.language): values.get(localized(field, edition.language))
                for field in fields.values()
            }
            edition.save_revision(user=self.user).publish(user=self.user)
        Site.objects.update(site_name=home.title)
        return HomePage.objects.get()

    def _publish(
        self, page: BasePage, parent: BasePage, entry: dict[str, Any], fields: dict[str, str] = TEXT_FIELDS
    ) -> None:
        parent.refresh_from_db(fields=["numchild", "path"])
        self.pages[entry["key"]] = publish(page, parent, entry, self.user, fields)

    def _themes(self, entry: dict[str, Any]) -> list[models.Theme]:
        return [self.records["theme"][key] for key in entry.get("themes", [])]

    def _institutions(self, entry: dict[str, Any]) -> list[models.Institution]:
        return [self.records["institution"][key] for key in entry.get("institutions", [])]

    def _member(self, entry: dict[str, Any], position: int) -> models.MechanismMember:
        return models.MechanismMember(
            country=self.countries[entry["country"]],
            role=entry["role"],
            since=entry.get("since"),
            until=entry.get("until"),
            sort_order=position,
        )

    def _picture(self, entry: dict[str, Any]) -> models.Picture | None:
        title = entry[languages_of(entry)[0]]["headline"]
        if entry.get("picture") == "map":
            return pictures.map_of(entry.get("countries", []), title)
        if entry.get("picture") == "graphic":
            return pictures.graphic(title)
        return None

    def _file(self, title: str, text: str, language: str) -> tuple[str, dict[str, Any]]:
        content = ContentFile(pdf.document(title, text, language), name="document.pdf")
        return ("file", {"document": models.File.objects.create(title=title, file=content), "title": ""})
