"""What the board can be narrowed to; every choice is in the address."""

import datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.forms import TextInput
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_filters import CharFilter, ChoiceFilter, FilterSet
from wagtail.admin.utils import get_user_display_name

from ..languages import codes, endonym, localized
from ..models import Edition
from .groups import DAYS_AHEAD, unfinished
from .lines import kind_label
from .rows import RowQuerySet

MINE, NOBODY = "me", "nobody"
OVERDUE, SOON, DATED, UNDATED = "overdue", "soon", "dated", "undated"
DUE = [
    (OVERDUE, _("Overdue")),
    (SOON, _("Due within a week or overdue")),
    (DATED, _("With a due date")),
    (UNDATED, _("Without a due date")),
]


def languages() -> list[tuple[str, str]]:
    return [(code, endonym(code)) for code in codes()]


class BoardFilterSet(FilterSet):
    """`queryset` are the rows `with_state()` of the person who looks. A value that is no choice counts for nothing."""

    q = CharFilter(
        label=_("Headline"),
        method="search",
        widget=TextInput(attrs={"type": "search", "placeholder": _("Search in headlines")}),
    )
    language = ChoiceFilter(label=_("Language"), choices=languages, empty_label=_("All"))
    person = ChoiceFilter(label=_("Person"), method="of_person", empty_label=_("Anybody"))
    kind = ChoiceFilter(label=_("Kind"), field_name="page__content_type", empty_label=_("All"))
    state = ChoiceFilter(
        label=_("State"), field_name="state_now", choices=Edition.State.choices, empty_label=_("All")
    )
    due = ChoiceFilter(label=_("Due"), method="by_due_date", choices=DUE, empty_label=_("Any date"))

    def __init__(self, *args: Any, queryset: RowQuerySet, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, queryset=queryset, **kwargs)
        self.user = user
        self.filters["person"].extra["choices"] = people(queryset, user)
        self.filters["kind"].extra["choices"] = kinds(queryset)

    @property
    def is_narrowed(self) -> bool:
        return bool(self.form.changed_data)

    def search(self, rows: RowQuerySet, name: str, words: str) -> RowQuerySet:
        """Each word somewhere in the working title or in a live headline of any language."""
        columns = ["draft_title", *(localized("headline", code) for code in codes())]
        for word in words.split():
            found = Q()
            for column in columns:
                found |= Q(**{f"page__{column}__icontains": word})
            rows = rows.filter(found)
        return rows

    def of_person(self, rows: RowQuerySet, name: str, who: str) -> RowQuerySet:
        if who == NOBODY:
            return rows.filter(translator=None)
        person = self.user.pk if who == MINE else who
        return rows.filter(Q(translator=person) | Q(reviewer=person))

    def by_due_date(self, rows: RowQuerySet, name: str, when: str) -> RowQuerySet:
        today = timezone.localdate()
        if when in (DATED, UNDATED):
            return rows.filter(due_date__isnull=when == UNDATED)
        latest = today + datetime.timedelta(days=DAYS_AHEAD if when == SOON else -1)
        return rows.filter(unfinished(), due_date__lte=latest)


def people(rows: RowQuerySet, user: Any) -> list[tuple[str, Any]]:
    """Oneself, nobody, and whoever translates or reviews one of the rows."""
    named_on_rows = Q()
    for role in ("translator", "reviewer"):
        named_on_rows |= Q(pk__in=rows.filter(**{f"{role}__isnull": False}).order_by().values(role))
    users = get_user_model().objects.filter(named_on_rows)
    named = sorted((str(get_user_display_name(person)), person.pk) for person in users.exclude(pk=user.pk))
    return [(MINE, _("Me")), (NOBODY, _("Nobody yet")), *((str(pk), name) for name, pk in named)]


def kinds(rows: RowQuerySet) -> list[tuple[str, str]]:
    """The kinds of publication among the rows, by name."""
    types = ContentType.objects.filter(pk__in=rows.order_by().values("page__content_type"))
    named = sorted((kind_label(content_type), content_type.pk) for content_type in types)
    return [(str(pk), name) for name, pk in named]
