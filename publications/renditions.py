"""Pictures' renditions fetched together: Wagtail asks the database for those of each picture."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Prefetch, prefetch_related_objects

# What {% picture %} asks for: of a release's picture, of one in a text, of the newest release on the front page.
PICTURE_SIZES = tuple(
    f"format-{kind}|width-{width}" for kind in ("avif", "webp", "jpeg") for width in (480, 960)
)


def fetch_renditions(pictures: Iterable[Any]) -> None:
    """Whatever renditions these pictures have already, in one query; None among them is passed over."""
    known = [picture for picture in pictures if picture is not None]
    if known:
        prefetch_related_objects(known, Prefetch("renditions", to_attr="prefetched_renditions"))


def pictures_in(body: Any) -> list[Any]:
    """The pictures of a text's picture blocks, which the StreamField fetches in one query."""
    return [block.value["image"] for block in body or [] if block.block_type == "picture"]
