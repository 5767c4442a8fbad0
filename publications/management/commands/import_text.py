import json
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.urls import reverse

from editions.languages import codes

from ...text_import.build import Imported, build
from ...text_import.parts import Recognised
from ...text_import.places_in_tree import PAGE_TYPES, parent_at, usual_parent
from ...text_import.reading import UnreadableText, read_file
from ...text_import.recognise import recognise
from ...text_import.sentences import error_sentences, notice_sentence


class Command(BaseCommand):
    help = "Turns a pasted page into a publication. Prints one JSON object per publication."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE", help="A text file in UTF-8.")
        parser.add_argument("--as", dest="kind", required=True, choices=sorted(PAGE_TYPES))
        parser.add_argument("--language", choices=codes(), help="Guessed from the text if not given.")
        parser.add_argument("--parent", metavar="PATH", help="The page above it, for instance /en/news/.")
        parser.add_argument("--headline", default="", help="Where the text has none of its own.")
        parser.add_argument(
            "--publish", action="store_true", help="Publish at once instead of saving a draft."
        )

    def handle(self, *args: Any, file: Path, kind: str, **options: Any) -> None:
        try:
            recognised = recognise(read_file(file), kind, options["language"])
            if options["parent"]:
                parent = parent_at(options["parent"], kind, recognised.language)
            else:
                parent = usual_parent(kind)
            headline = options["headline"] or file.stem.replace("-", " ").replace("_", " ").capitalize()
            made = build(recognised, parent, publish=options["publish"], headline=headline)
        except UnreadableText as error:
            raise CommandError(notice_sentence(error), returncode=2) from error
        except ValidationError as error:
            raise CommandError(" ".join(error_sentences(error)), returncode=2) from error
        for imported in made:
            self.stdout.write(json.dumps(_facts(imported, recognised), ensure_ascii=False))


def _facts(imported: Imported, recognised: Recognised) -> dict[str, Any]:
    page, language = imported.page, recognised.language
    state = imported.state
    return {
        "id": page.pk,
        "kind": imported.kind,
        "language": language,
        "url": f"{settings.BASE_URL}{page.address(language)}" if state == "live" else None,
        "edit": settings.BASE_URL + reverse("wagtailadmin_pages:edit", args=[page.pk]),
        "state": state,
        "warnings": [
            {"line": notice.line, "message": notice_sentence(notice)} for notice in imported.notices
        ],
        "set_aside": [{"line": line, "text": text} for line, text in recognised.outside()],
    }
