"""The acronyms of institutions and mechanisms, for the checks of a translation."""

from editions.checks import Term
from editions.languages import codes, localized

from .models import Institution, Mechanism


def acronyms() -> list[Term]:
    """Those of records and of published mechanisms that are not the same in every language; one query."""
    columns = [localized("acronym", code) for code in codes()]
    of_institutions = Institution.objects.order_by().values_list(*columns)
    of_mechanisms = Mechanism.objects.live().order_by().values_list(*columns)
    terms = []
    for values in sorted(of_institutions.union(of_mechanisms), key=str):
        words = {code: acronym.strip() for code, acronym in zip(codes(), values, strict=True) if acronym}
        if len(set(words.values())) > 1:
            terms.append(Term(words))
    return terms
