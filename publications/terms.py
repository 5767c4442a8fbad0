"""The acronyms of institutions and mechanisms, for the checks of a translation."""

from django.db import models

from editions.checks import Term
from editions.languages import codes, localized

from .models import Institution, Mechanism


def acronyms() -> list[Term]:
    """Those of records and of published mechanisms that are not the same in every language.

    Two queries, however many there are. Fit for the hook `register_edition_terms`.
    """
    return [*_terms(Institution.objects.all()), *_terms(Mechanism.objects.live())]


def _terms(records: models.QuerySet) -> list[Term]:
    columns = [localized("acronym", code) for code in codes()]
    terms = []
    for values in records.order_by("pk").values_list(*columns):
        words = {code: acronym.strip() for code, acronym in zip(codes(), values, strict=True) if acronym}
        if len(set(words.values())) > 1:
            terms.append(Term(words))
    return terms
