"""Pictures and files for tests."""

from wagtail.images.tests.utils import get_test_image_file

from publications.models import Picture


def picture(title: str) -> Picture:
    made: Picture = Picture.objects.create(title=title, file=get_test_image_file(filename=f"{title}.png"))
    return made
