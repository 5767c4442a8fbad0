"""Where pictures and files are, for readers and in the admin alike."""

from django.conf import settings
from django.urls import include, path, re_path
from django.views.generic import RedirectView
from wagtail.documents import urls as of_wagtail

from . import views
from .addresses import KEY

urlpatterns = [
    path(f"{settings.MEDIA_URL.lstrip('/')}<path:path>", views.picture, name="media"),
    re_path(rf"^documents/(?P<key>{KEY})/(?P<name>[^/]*)$", views.file, name="file"),
    # Wagtail's own name for it, which its password form comes back to.
    re_path(r"^documents/(?P<number>\d{1,18})/(?P<name>.*)$", views.file_by_number, name="wagtaildocs_serve"),
    path("documents/", include(of_wagtail)),
    # Where Wagtail sends whoever needs an account for a private collection. There is one door.
    path(
        "documents/login/",
        RedirectView.as_view(pattern_name="wagtailadmin_login", query_string=True),
        name="wagtailcore_login",
    ),
]
