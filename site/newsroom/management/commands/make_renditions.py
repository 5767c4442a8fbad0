"""Makes the sizes of pictures that pages ask for, of all that lack some: after an import, or a change of the sizes."""

from typing import Any

from django.core.management.base import BaseCommand

from ...renditions import lacking, make


class Command(BaseCommand):
    help = "Make the sizes of pictures that pages ask for, where they are missing. The scheduler does so little by little."

    def handle(self, *args: Any, **options: Any) -> None:
        number, broken = lacking().count(), 0
        for done, picture in enumerate(lacking().iterator(), start=1):
            broken += not make(picture)
            self.stdout.write(f"{done} of {number}: {picture}")
        self.stdout.write(f"{number - broken} pictures have all sizes now; of {broken} none could be made.")
