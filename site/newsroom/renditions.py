"""The sizes of pictures that pages ask for, made in advance: no reader, and nobody who publishes, waits for them.

Every picture gets all of them soon after it was uploaded, whether it is published or not: at the instant
of a release they are there.
"""

import datetime
import logging
import time

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from editions.schedule.due import next_instant
from publications.models import Picture
from publications.renditions import LINE_PICTURE, PICTURE_SIZES

from .feeds.card import PICTURE_FILTER

logger = logging.getLogger(__name__)

SIZES = (*PICTURE_SIZES, LINE_PICTURE, PICTURE_FILTER)
# Of each minute, in seconds.
FOR_AT_MOST = 20
# Around an instant at which something goes out, the processors are left to it.
QUIET = datetime.timedelta(seconds=10)

# Names of files of which no size could be made: not tried again by this process.
_broken: set[str] = set()


def lacking() -> QuerySet[Picture]:
    """Pictures of which a size is missing, newest first."""
    made = Count("renditions__filter_spec", filter=Q(renditions__filter_spec__in=SIZES), distinct=True)
    return Picture.objects.alias(made=made).filter(made__lt=len(SIZES)).order_by("-pk")


def make(picture: Picture) -> bool:
    """All sizes that are missing; False where its file is lost or no picture."""
    try:
        picture.get_renditions(*SIZES)
    except Exception as error:
        # Whatever a broken file does to the libraries that read it.
        logger.warning("No sizes of the picture “%s” could be made: %s", picture, error)
        return False
    if not Picture.objects.filter(pk=picture.pk, file=picture.file.name).exists():
        # Another file took its place meanwhile, or it was deleted.
        picture.renditions.all().delete()
    return True


def make_some() -> None:
    """As many as a part of a minute allows, and none close to an instant."""
    began = time.monotonic()
    for picture in lacking().exclude(file__in=_broken)[:100]:
        if time.monotonic() - began > FOR_AT_MOST or _something_goes_out():
            break
        if not make(picture):
            _broken.add(picture.file.name)


def _something_goes_out() -> bool:
    now = timezone.now()
    instant = next_instant(now - QUIET)
    return instant is not None and instant < now + QUIET
