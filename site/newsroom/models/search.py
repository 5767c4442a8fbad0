from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class SearchEntry(models.Model):
    """What search knows of one publication in one language: its live text, as it was when it went out.

    Whether a reader may see it is not known here: `readable(language)` is asked each time. The
    database indexes the four last fields; see search/matching.py.
    """

    page = models.ForeignKey("editions.BasePage", on_delete=models.CASCADE, related_name="search_entries")
    language = models.CharField(max_length=10, choices=settings.LANGUAGES)
    kind = models.CharField(max_length=40)
    date = models.DateField(null=True)
    title = models.TextField()
    summary = models.TextField()
    text = models.TextField()
    # The words of the title that say what it is about: a question of just these asks for this page.
    title_key = models.TextField()
    title_tokens = models.TextField()
    summary_tokens = models.TextField()
    text_tokens = models.TextField()
    facets = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["page", "language"], name="one_search_entry_per_edition")
        ]
        indexes = [models.Index(fields=["language", "title_key"], name="search_entries_by_title")]

    def __str__(self) -> str:
        return self.title


class SearchWord(models.Model):
    """A word as it is written in some text that was once public, for “did you mean”.

    No word is suggested before it has found something readable.
    """

    language = models.CharField(max_length=10, choices=settings.LANGUAGES)
    word = models.CharField(max_length=40)
    folded = models.CharField(max_length=40)
    length = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["language", "word"], name="one_search_word")]
        indexes = [models.Index(fields=["language", "length"], name="search_words_by_length")]

    def __str__(self) -> str:
        return self.word


class SearchTerm(models.Model):
    """What readers searched for in a month, and how often nothing was found. Nothing of who they were."""

    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES)
    month = models.DateField(_("month"))
    text = models.CharField(_("searched for"), max_length=60)
    times = models.PositiveIntegerField(_("times"), default=0)
    times_without_result = models.PositiveIntegerField(_("times without a result"), default=0)

    class Meta:
        verbose_name = _("search term")
        verbose_name_plural = _("search terms")
        constraints = [
            models.UniqueConstraint(fields=["language", "month", "text"], name="one_search_term_per_month")
        ]

    def __str__(self) -> str:
        return self.text
