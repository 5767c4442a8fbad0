"""“What it said before”: the version a published note lets readers compare with."""

from functools import partial
from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from ..languages import active
from ..models import CorrectionNote
from ..views import answer
from .versions import page_as_of

if TYPE_CHECKING:
    from ..models import BasePage


@require_safe
def earlier_version(request: HttpRequest, path: str, file: str, number: str) -> HttpResponseBase:
    """Below a publication's own address, and there only as long as that is readable in the language."""
    return answer(request, path, partial(_respond, request, int(number[:18])), file=file)


def _respond(request: HttpRequest, number: int, page: "BasePage") -> HttpResponseBase:
    notes = CorrectionNote.objects.told(active()).select_related("correction", "version")
    note = notes.filter(correction=number, correction__page=page.pk).first()
    if note is None or not note.has_earlier_version:
        raise Http404
    earlier = page_as_of(page, note.version, active())
    # What surrounds the text is today's.
    earlier.trail, earlier.readable_languages = page.trail, page.readable_languages
    for code in page.readable_languages:
        name = f"readable_in_{code}"
        setattr(earlier, name, True)
    earlier.edition_first_published_at = page.edition_first_published_at
    earlier.edition_last_published_at = page.edition_last_published_at
    earlier.correction_kind = None
    earlier.superseded_by = note
    response = earlier.serve(request)
    response["X-Robots-Tag"] = "noindex"
    patch_cache_control(response, public=True, no_cache=True)
    return response
