from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import OuterRef, Subquery
from django.http import HttpRequest
from django.utils.timezone import localdate
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.models import Orderable
from wagtail.search import index

from editions.admin.panels import in_each_language
from editions.languages import active, localized
from editions.paths import address

from ..paging import newest
from ..pictures import Place, map_of, matrix_of, timeline_of
from .country import Country
from .text import ListingPage, TextPublication, searched_in_each_language
from .theme import Theme

YEAR_RANGE = [MinValueValidator(1800), MaxValueValidator(2200)]


class MechanismsIndex(ListingPage):
    """The regional mechanisms the office works with, to compare at a glance."""

    template = "publications/mechanisms_index.html"
    max_count = 1
    parent_page_types = ["newsroom.HomePage"]
    subpage_types = ["publications.Mechanism"]

    class Meta:
        verbose_name = _("list of mechanisms")
        verbose_name_plural = _("lists of mechanisms")

    def listed(self, request: HttpRequest, language: str) -> list["Mechanism"]:
        from .meeting import Meeting

        states = (
            MechanismMember.objects.filter(mechanism=OuterRef("pk"), until=None)
            .exclude(role__in=MechanismMember.OUTSIDE)
            .order_by()
            .values("mechanism")
            .annotate(number=models.Count("pk"))
            .values("number")
        )
        to_come = (
            Meeting.objects.readable(language)
            .filter(path__startswith=OuterRef("path"), date__gte=localdate())
            .order_by("date", "pk")
        )
        mechanisms = list(
            Mechanism.objects.child_of(self)
            .readable(language)
            .annotate(
                number_of_members=Subquery(states),
                next_meeting=Subquery(to_come.values("date")[:1]),
                next_meeting_path=Subquery(to_come.values(localized("public_path", language))[:1]),
            )
            .order_by(localized("headline", language))
        )
        for mechanism in mechanisms:
            mechanism.next_meeting_address = address(language, mechanism.next_meeting_path)
        return mechanisms


class Mechanism(TextPublication):
    """A forum in which States meet: who belongs to it, what it decides, what the office does in it."""

    class Kind(models.TextChoices):
        INTEGRATION_BLOC = "integration_bloc", _("integration bloc")
        CONSULTATIVE_PROCESS = "consultative_process", _("consultative process")
        SUMMIT = "summit", _("summit")
        NETWORK_OF_AUTHORITIES = "network_of_authorities", _("network of authorities")
        COOPERATION_PROCESS = "cooperation_process", _("cooperation process")

    class Role(models.TextChoices):
        TECHNICAL_SECRETARIAT = "technical_secretariat", _("technical secretariat")
        TECHNICAL_ASSISTANCE = "technical_assistance", _("technical assistance")
        PARTNER = "partner", _("partner")
        OBSERVER = "observer", _("observer")

    acronym = models.CharField(
        _("acronym"), max_length=30, blank=True, help_text=_("As it is used in this language: SACM, CSM.")
    )
    kind = models.CharField(_("kind"), max_length=30, choices=Kind.choices)
    year = models.PositiveSmallIntegerField(_("founded in"), null=True, blank=True, validators=YEAR_RANGE)
    our_role = models.CharField(_("our role in it"), max_length=30, choices=Role.choices, blank=True)
    website = models.URLField(_("website"), blank=True)
    themes = ParentalManyToManyField(Theme, blank=True, related_name="mechanisms", verbose_name=_("themes"))

    template = "publications/mechanism.html"
    content_panels = [
        *in_each_language("acronym"),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("our_role")]),
        FieldRowPanel([FieldPanel("year"), FieldPanel("website")]),
        *TextPublication.text_panels,
        InlinePanel("members", label=_("member state"), heading=_("Member states")),
        FieldPanel("themes", widget=forms.CheckboxSelectMultiple),
    ]
    search_fields = [
        *TextPublication.search_fields,
        *searched_in_each_language("acronym"),
        index.FilterField("kind"),
    ]
    parent_page_types = ["publications.MechanismsIndex"]
    subpage_types = ["publications.Meeting", "publications.InstitutionalReport"]

    class Meta:
        verbose_name = _("regional mechanism")
        verbose_name_plural = _("regional mechanisms")

    def states(self, language: str) -> list["MechanismMember"]:
        """Members and observers with their country's name; `page_address` where it has a readable page."""
        page = Country.objects.readable(language).filter(data=OuterRef("country"))
        members = list(
            self.members.get_live_queryset()
            .select_related("country")
            .annotate(page_path=Subquery(page.values(localized("public_path", language))[:1]))
            .order_by(f"country__{localized('name', language)}")
        )
        for member in members:
            member.page_address = address(language, member.page_path)
        return members

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from ..facets.releases import MECHANISM, having
        from .commitment import Commitment
        from .meeting import Meeting
        from .news import LINE
        from .report import InstitutionalReport

        language = active()
        states = self.states(language)
        meetings = list(
            Meeting.objects.child_of(self).readable(language).select_related("host").order_by("-date")
        )
        commitments = list(Commitment.objects.descendant_of(self).readable(language).order_by("path"))
        releases = having({MECHANISM: str(self.pk)}, language)
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context |= {
            "states": states,
            "map": map_of(
                (member.place for member in states if member.is_current), MechanismMember.ROLES_ON_MAP
            ),
            "themes": list(self.themes.all()),
            "meetings": meetings,
            "timeline": timeline_of(meetings, language),
            "commitments": commitments,
            "matrix": matrix_of(
                commitments,
                meetings,
                InstitutionalReport.concerning(self.path, self.path, language),
                language,
            ),
            "reports": InstitutionalReport.objects.child_of(self)
            .readable(language)
            .with_institution(language)
            .order_by("-date"),
            "releases": newest(releases.with_corrections(language).as_listed(language, *LINE), 5),
        }
        return context


class MechanismMember(Orderable):
    class Role(models.TextChoices):
        MEMBER = "member", _("member")
        PRESIDENCY = "presidency", _("presidency pro tempore")
        ASSOCIATE = "associate", _("associate")
        OBSERVER = "observer", _("observer")

    OUTSIDE = (Role.ASSOCIATE, Role.OBSERVER)
    ROLES_ON_MAP = {role.value: role.label for role in (Role.PRESIDENCY, Role.MEMBER, *OUTSIDE)}

    mechanism = ParentalKey(Mechanism, on_delete=models.CASCADE, related_name="members")
    country = models.ForeignKey(
        "publications.CountryData",
        on_delete=models.PROTECT,
        related_name="memberships",
        verbose_name=_("country"),
    )
    role = models.CharField(_("role"), max_length=20, choices=Role.choices, default=Role.MEMBER)
    since = models.PositiveSmallIntegerField(_("since"), null=True, blank=True, validators=YEAR_RANGE)
    until = models.PositiveSmallIntegerField(_("until"), null=True, blank=True, validators=YEAR_RANGE)

    panels = [
        FieldPanel("country"),
        FieldRowPanel([FieldPanel("role"), FieldPanel("since"), FieldPanel("until")]),
    ]

    class Meta(Orderable.Meta):
        constraints = [
            models.CheckConstraint(
                condition=models.Q(until=None)
                | models.Q(since=None)
                | models.Q(until__gte=models.F("since")),
                name="membership_ends_after_it_begins",
                violation_error_message=_("A membership cannot end before it begins."),
            ),
        ]

    # Where its country has a readable page: Mechanism.states() says.
    page_address: str | None = None

    def clean(self) -> None:
        super().clean()
        if self.since and self.until and self.until < self.since:
            raise ValidationError({"until": gettext("A membership cannot end before it begins.")})

    @property
    def is_current(self) -> bool:
        """Years are all that is known: a membership is one throughout its last year."""
        year = localdate().year
        return (self.since is None or self.since <= year) and (self.until is None or self.until >= year)

    @property
    def place(self) -> Place:
        """The State as a map marks it."""
        return Place(
            self.country.iso3, self.country.name, self.role, self.get_role_display(), self.page_address
        )
