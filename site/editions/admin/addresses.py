"""Where editions are worked on in the admin."""

from django.contrib.admin.utils import quote
from django.urls import reverse

from ..models import Edition


def edition_url(edition: Edition) -> str:
    """The translator's desk."""
    return reverse(Edition.snippet_viewset.get_url_name("edit"), args=[quote(edition.pk)])
