from typing import Any

from django import forms
from django.db import models
from django.db.models import F, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Orderable
from wagtail.search import index

from editions.admin.chosen_panel import ChosenPanel
from editions.admin.panels import in_each_language
from editions.languages import active, localized
from editions.prepared import Prepared

from ..blocks import FILE_BLOCKS
from ..contacts import ContactGroup, grouped
from ..dateline import Dateline
from .contact import Contact
from .country_data import CountryData
from .institution import Institution
from .references import ContactReference, CountryReference, InstitutionReference
from .subjects import (
    THIS,
    Subject,
    all_of,
    countries_named,
    gather,
    institutions_named,
    pages_named,
    themes_named,
)
from .text import TextPublication, searched_in_each_language
from .theme import Theme

# What templates/components/release_line.html shows.
LINE = ("kind", "date", "headline", "summary", "image")


class NewsRelease(TextPublication):
    """A text given to the press: what kind it is, where and when it was given, by whom, about what."""

    class Kind(models.TextChoices):
        NEWS_RELEASE = "news_release", _("news release")
        STATEMENT = "statement", _("statement")
        REMARKS = "remarks", _("remarks")
        MEDIA_ADVISORY = "media_advisory", _("media advisory")
        BRIEFING_NOTE = "briefing_note", _("briefing note")

    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices, default=Kind.NEWS_RELEASE)
    date = models.DateField(_("date"), null=True, db_index=True, help_text=_("The date of the dateline."))
    place = models.CharField(
        _("place of the dateline"),
        max_length=200,
        blank=True,
        help_text=_("“Panama City”. Separate several places with a slash: “Geneva / San Salvador”."),
    )
    notes = RichTextField(_("notes to editors"), blank=True, features=["bold", "italic", "ul", "ol", "link"])
    image = models.ForeignKey(
        "publications.Picture",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("picture"),
    )
    image_alt = models.CharField(
        _("alternative text"),
        max_length=255,
        blank=True,
        help_text=_("What the picture shows, for those who cannot see it."),
    )
    image_caption = models.CharField(_("caption"), max_length=400, blank=True)
    image_credit = models.CharField(_("credit"), max_length=120, blank=True)
    attachments = StreamField(FILE_BLOCKS, blank=True, verbose_name=_("attachments"))
    themes = ParentalManyToManyField(
        "publications.Theme", blank=True, related_name="releases", verbose_name=_("themes")
    )
    mechanisms = ParentalManyToManyField(
        "publications.Mechanism", blank=True, related_name="releases", verbose_name=_("mechanisms")
    )

    # Where a list shows its picture: see `fetch_line_pictures`.
    line_picture: Any = None

    template = "publications/news_release.html"
    shown_with = ("image",)
    required_to_publish = (*TextPublication.required_to_publish, "date")
    content_panels = [
        FieldRowPanel([FieldPanel("kind"), FieldPanel("date")]),
        *in_each_language("place"),
        *TextPublication.text_panels,
        *in_each_language("notes"),
        MultiFieldPanel(
            [FieldPanel("image"), *in_each_language("image_alt", "image_caption", "image_credit")],
            heading=_("Picture"),
        ),
        ChosenPanel(
            "release_institutions",
            chooser_field_name="institution",
            label=_("issued by"),
            heading=_("Issued by"),
        ),
        ChosenPanel(
            "release_contacts", chooser_field_name="contact", label=_("contact"), heading=_("Media contacts")
        ),
        ChosenPanel(
            "release_countries", chooser_field_name="country", label=_("country"), heading=_("Countries")
        ),
        FieldPanel("themes", widget=forms.CheckboxSelectMultiple),
        FieldPanel("mechanisms", widget=forms.CheckboxSelectMultiple),
        *in_each_language("attachments"),
        ChosenPanel(
            "related_releases",
            chooser_field_name="related",
            label=_("release"),
            heading=_("Related releases"),
        ),
    ]
    search_fields = [
        *TextPublication.search_fields,
        *searched_in_each_language("notes"),
        index.FilterField("kind"),
        index.FilterField("date"),
    ]
    parent_page_types = ["publications.NewsIndex"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("news release")
        verbose_name_plural = _("news releases")
        # As lists walk it, whatever their depth.
        indexes = [models.Index(F("date").desc(), F("basepage_ptr").desc(), name="newest_releases_first")]

    def warnings_before_publishing(self, language: str) -> list[str]:
        warnings = []
        if not self.text("place", language):
            warnings.append(gettext("The dateline names no place."))
        if not self.release_contacts.exists():
            warnings.append(gettext("There is no media contact."))
        if self.image_id and not self.text("image_alt", language):
            warnings.append(gettext("The picture has no alternative text."))
        return warnings

    @property
    def dateline(self) -> Dateline:
        """Place and date in the active language."""
        return Dateline.of(self.place, self.date)

    def contact_groups(self) -> list[ContactGroup]:
        """Its media contacts by place, then institution, in the order the editor gave them."""
        return grouped(CONTACTS.objects(active(), page=self.pk))

    def subjects(self, language: str) -> dict[str, list[Subject]]:
        """Its issuers, countries, themes, mechanisms and related releases: one query."""
        return gather(SUBJECTS, self.pk, language)

    def shown_pictures(self) -> list[Any]:
        return [self.image, *super().shown_pictures()]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context |= {
            "subjects": self.subjects(active()),
            "contact_groups": self.contact_groups(),
        }
        return context


def _subjects(language: str) -> QuerySet:
    from .mechanism import Mechanism

    related = NewsRelease.objects.filter(relatedrelease__release=THIS)
    return all_of(
        institutions_named(
            Institution.objects.filter(releaseinstitution__release=THIS),
            language,
            order=F("releaseinstitution__sort_order"),
        ),
        countries_named(CountryData.objects.filter(releasecountry__release=THIS), language),
        themes_named(Theme.objects.filter(releases=THIS), language),
        pages_named(
            "mechanism",
            Mechanism.objects.filter(releases=THIS),
            language,
            detail=F(localized("acronym", language)),
        ),
        pages_named("release", related, language, date=F("date"), order=F("relatedrelease__sort_order")),
    )


def _contacts(language: str) -> QuerySet:
    contacts = Contact.objects.filter(releasecontact__release=THIS).select_related("institution")
    return contacts.order_by("releasecontact__sort_order")


SUBJECTS, CONTACTS = Prepared(_subjects), Prepared(_contacts)


class ReleaseContact(ContactReference):
    release = ParentalKey(NewsRelease, on_delete=models.CASCADE, related_name="release_contacts")


class ReleaseCountry(CountryReference):
    release = ParentalKey(NewsRelease, on_delete=models.CASCADE, related_name="release_countries")


class ReleaseInstitution(InstitutionReference):
    release = ParentalKey(NewsRelease, on_delete=models.CASCADE, related_name="release_institutions")


class RelatedRelease(Orderable):
    release = ParentalKey(NewsRelease, on_delete=models.CASCADE, related_name="related_releases")
    related = models.ForeignKey(
        NewsRelease, on_delete=models.CASCADE, related_name="relatedrelease", verbose_name=_("release")
    )
