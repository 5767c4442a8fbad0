from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from ..models import Edition
from .chart import chart
from .figures import figures
from .filters import BoardFilterSet
from .groups import NOTHING_IN, Group
from .lines import line
from .rows import ORDERS, RowQuerySet, rows_for
from .schedule import schedule

PER_PAGE = 50


@dataclass(frozen=True)
class GroupTab:
    value: str
    label: str
    count: int
    is_current: bool


@dataclass(frozen=True)
class Sorting:
    """A column's link: what it would sort by next, and how it is sorted now in words of ARIA."""

    next: str
    direction: str


class BoardView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """One group of the editions a person may open; group, filters, order and page are in the address."""

    model = Edition
    permission_required = "view"
    template_name = "editions/board/board.html"
    page_title = _("Board")
    header_icon = "list-ul"

    @cached_property
    def group(self) -> Group:
        asked = self.request.GET.get("group", "")
        return Group(asked) if asked in Group.values else Group.TO_TRANSLATE

    @cached_property
    def order(self) -> str:
        asked = self.request.GET.get("order", "")
        return asked if asked.removeprefix("-") in ORDERS else ""

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user
        filters = BoardFilterSet(self.request.GET, queryset=rows_for(user), user=user)
        counts = filters.qs.count_by_group()
        numbers = figures()
        return super().get_context_data(
            filters=filters,
            groups=[
                GroupTab(group.value, str(group.label), counts[group], group == self.group) for group in Group
            ],
            group=self.group,
            order=self.order,
            sortings={name: self._sorting(name) for name in ORDERS},
            nothing=NOTHING_IN[self.group],
            figures=numbers,
            chart=chart(numbers),
            schedule=schedule(user),
            **self._page(filters.qs, counts[self.group]),
            **kwargs,
        )

    def _page(self, rows: RowQuerySet, count: int) -> dict[str, Any]:
        wanted = rows.in_group(self.group).with_work().sorted_by(self.order)
        paginator = WagtailPaginator(wanted, PER_PAGE)
        # Counted with the groups already.
        paginator.count = count
        page = paginator.get_page(self.request.GET.get("p"))
        today = timezone.localdate()
        return {
            "page_obj": page,
            "lines": [line(edition, today) for edition in page],
            "elided_page_range": paginator.get_elided_page_range(page.number),
        }

    def _sorting(self, name: str) -> Sorting:
        if self.order == name:
            return Sorting(f"-{name}", "ascending")
        return Sorting(name, "descending" if self.order == f"-{name}" else "none")
