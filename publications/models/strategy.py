from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.fields import StreamField

from editions.admin.chosen_panel import ChosenPanel
from editions.admin.panels import in_each_language
from editions.languages import active, localized
from editions.prepared import Prepared

from ..blocks import FILE_BLOCKS, PILLAR_BLOCKS
from ..sustainable_development import all_goals, goals, valid_goals
from .institution import Institution
from .mechanism import Mechanism
from .references import InstitutionReference
from .subjects import THIS, all_of, gather, institutions_named, pages_named
from .text import TextPublication

YEARS = [MinValueValidator(1950), MaxValueValidator(2200)]


class Strategy(TextPublication):
    """What the office sets out to do over some years, pillar by pillar."""

    start = models.PositiveSmallIntegerField(_("first year"), null=True, blank=True, validators=YEARS)
    end = models.PositiveSmallIntegerField(_("last year"), null=True, blank=True, validators=YEARS)
    pillars = StreamField(PILLAR_BLOCKS, blank=True, verbose_name=_("pillars"))
    files = StreamField(FILE_BLOCKS, blank=True, verbose_name=_("documents"))
    sdgs = models.CharField(
        _("Sustainable Development Goals"),
        max_length=60,
        blank=True,
        validators=[valid_goals],
        help_text=_("Their numbers, separated by commas: 8, 10, 17."),
    )
    mechanisms = ParentalManyToManyField(
        Mechanism, blank=True, related_name="strategies", verbose_name=_("mechanisms")
    )

    template = "publications/strategy.html"
    content_panels = [
        FieldRowPanel([FieldPanel("start"), FieldPanel("end")]),
        *TextPublication.text_panels,
        *in_each_language("pillars", "files"),
        FieldPanel("sdgs"),
        FieldPanel("mechanisms", widget=forms.CheckboxSelectMultiple),
        ChosenPanel(
            "strategy_institutions",
            chooser_field_name="institution",
            label=_("institution"),
            heading=_("Works with"),
        ),
    ]
    parent_page_types = ["newsroom.HomePage", "newsroom.Section"]
    subpage_types = ["newsroom.StandardPage"]

    class Meta:
        verbose_name = _("strategy")
        verbose_name_plural = _("strategies")

    def clean(self) -> None:
        super().clean()
        if self.start and self.end and self.end < self.start:
            raise ValidationError({"end": gettext("The last year is before the first.")})

    @property
    def period(self) -> str:
        return "–".join(str(year) for year in (self.start, self.end) if year)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["goals"] = goals(self.sdgs)
        context["all_goals"] = all_goals(self.sdgs)
        context["subjects"] = gather(SUBJECTS, self.pk, active())
        return context


def _subjects(language: str) -> QuerySet:
    return all_of(
        pages_named(
            "mechanism",
            Mechanism.objects.filter(strategies=THIS),
            language,
            detail=F(localized("acronym", language)),
        ),
        institutions_named(
            Institution.objects.filter(strategyinstitution__strategy=THIS),
            language,
            order=F("strategyinstitution__sort_order"),
        ),
    )


SUBJECTS = Prepared(_subjects)


class StrategyInstitution(InstitutionReference):
    strategy = ParentalKey(Strategy, on_delete=models.CASCADE, related_name="strategy_institutions")
