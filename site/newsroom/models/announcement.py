from django.conf import settings
from django.db import models


class Announcement(models.Model):
    """That a release became readable in a language for the first time: it does so once.

    `settled_at` is when all who want to be told had a `Delivery`; of old texts nobody is told.
    """

    release = models.ForeignKey(
        "publications.NewsRelease", on_delete=models.CASCADE, related_name="announcements"
    )
    language = models.CharField(max_length=10, choices=settings.LANGUAGES)
    made_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["release", "language"], name="one_announcement_per_edition")
        ]
        indexes = [
            models.Index(
                fields=["made_at"], condition=models.Q(settled_at=None), name="announcements_to_settle"
            )
        ]

    def __str__(self) -> str:
        return f"{self.release_id} ({self.language})"
