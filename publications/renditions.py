"""Pictures' renditions fetched together: Wagtail asks the database for those of each picture."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Prefetch, prefetch_related_objects
from wagtail.images.shortcuts import get_rendition_or_not_found

from .models.media import Picture

# What {% picture %} asks for: of a release's picture, of one in a text, of the newest release on the front page.
PICTURE_SIZES = tuple(
    f"format-{kind}|width-{width}" for kind in ("avif", "webp", "jpeg") for width in (480, 960)
)


# What templates/components/release_line.html shows in a list.
LINE_PICTURE = "width-640|format-webp"


def fetch_renditions(pictures: Iterable[Any]) -> None:
    """Whatever renditions these pictures have already, in one query; None among them is passed over."""
    known = [picture for picture in pictures if picture is not None]
    if known:
        prefetch_related_objects(known, Prefetch("renditions", to_attr="prefetched_renditions"))


def fetch_line_pictures(releases: Iterable[Any]) -> None:
    """Sets `line_picture`, what a list shows of a release's picture: one query, if all are made already."""
    pictured = [release for release in releases if release.image_id]
    if not pictured:
        return
    # A width alone: where a picture's focus lies makes no difference.
    made = Picture.get_rendition_model().objects.filter(
        filter_spec=LINE_PICTURE, focal_point_key="", image__in={release.image_id for release in pictured}
    )
    known = {rendition.image_id: rendition for rendition in made}
    for release in pictured:
        release.line_picture = known.get(release.image_id) or get_rendition_or_not_found(
            release.image, LINE_PICTURE
        )


def pictures_in(body: Any) -> list[Any]:
    """The pictures of a text's picture blocks, which the StreamField fetches in one query."""
    return [block.value["image"] for block in body or [] if block.block_type == "picture"]
