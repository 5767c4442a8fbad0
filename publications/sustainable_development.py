"""The seventeen Sustainable Development Goals, by their official short titles."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

TITLES = {
    1: _("No poverty"),
    2: _("Zero hunger"),
    3: _("Good health and well-being"),
    4: _("Quality education"),
    5: _("Gender equality"),
    6: _("Clean water and sanitation"),
    7: _("Affordable and clean energy"),
    8: _("Decent work and economic growth"),
    9: _("Industry, innovation and infrastructure"),
    10: _("Reduced inequalities"),
    11: _("Sustainable cities and communities"),
    12: _("Responsible consumption and production"),
    13: _("Climate action"),
    14: _("Life below water"),
    15: _("Life on land"),
    16: _("Peace, justice and strong institutions"),
    17: _("Partnerships for the Goals"),
}


@dataclass(frozen=True)
class Goal:
    number: int
    title: str
    is_aligned: bool = True


def all_goals(numbers: str) -> list[Goal]:
    """All seventeen, those in "8, 10, 17" marked as aligned, in the active language."""
    aligned = {goal.number for goal in goals(numbers)}
    return [Goal(number, str(title), number in aligned) for number, title in TITLES.items()]


def goals(numbers: str) -> list[Goal]:
    """Goals for "8, 10, 17", in the active language."""
    chosen = sorted({int(part) for part in (numbers or "").split(",") if part.strip()})
    return [Goal(number, str(TITLES[number])) for number in chosen]


def valid_goals(numbers: str) -> None:
    """Raises ValidationError naming the part that is no number of a goal."""
    for part in filter(None, (part.strip() for part in numbers.split(","))):
        if not part.isdecimal() or int(part) not in TITLES:
            raise ValidationError(
                gettext("“%(part)s” is not a Goal: they are numbered 1 to 17.") % {"part": part}
            )
