from django.conf import settings
from django.db import models


class PastPath(models.Model):
    """A public path a publication once had in one language.

    It points at the publication, not at an address, so a chain of moves is always one redirect long.
    """

    page = models.ForeignKey("editions.BasePage", on_delete=models.CASCADE, related_name="past_paths")
    language = models.CharField(max_length=10, choices=settings.LANGUAGES)
    path = models.CharField(max_length=1000)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["language", "path"], name="unique_past_path"),
        ]

    def __str__(self) -> str:
        return f"/{self.language}{self.path}"
