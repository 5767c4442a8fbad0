"""Remembers what readers look for and do not find, and nothing of who they are.

A term is counted per language and month. Texts that may name a person's address or number are left out,
so is what is longer than a few words; terms older than a year are forgotten.
"""

import datetime
import re

from django.db import DatabaseError, connection
from django.utils import timezone

from ..models import SearchTerm
from .question import Question

LONGEST = 60
# A flood of nonsense fills the table no further than this.
MOST_TERMS = 20_000
KEPT_FOR = datetime.timedelta(days=365)
# An address of a mailbox or of a site, or figures as in a phone or document number.
PERSONAL = re.compile(r"@|://|\d[\d\s.-]{4,}\d")

COUNT = f"""
INSERT INTO {SearchTerm._meta.db_table} (language, month, text, times, times_without_result)
SELECT %s, %s, %s, 1, %s WHERE (SELECT COUNT(*) FROM {SearchTerm._meta.db_table}) < %s
ON CONFLICT (language, month, text) DO UPDATE SET
    times = {SearchTerm._meta.db_table}.times + 1,
    times_without_result = {SearchTerm._meta.db_table}.times_without_result + excluded.times_without_result
"""  # noqa: S608 - nothing but the table's own name is put in


def remember(question: Question, language: str, *, found: bool) -> None:
    """Counts a question once: one query. A busy database must not keep a reader from the results."""
    text = question.text.lower()
    if not text or len(text) > LONGEST or PERSONAL.search(text):
        return
    month = timezone.localdate().replace(day=1)
    try:
        with connection.cursor() as cursor:
            cursor.execute(COUNT, [language, month, text, int(not found), MOST_TERMS])
    except DatabaseError:
        return


def forget_old() -> int:
    """Removes terms of more than a year ago; gives how many."""
    number, _by_model = SearchTerm.objects.filter(month__lt=timezone.localdate() - KEPT_FOR).delete()
    return number
