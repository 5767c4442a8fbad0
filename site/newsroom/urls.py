"""Where everything is: readers under /<language>/, editors under /admin/."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from django.utils.translation import pgettext_lazy
from wagtail.admin import urls as admin_urls

from editions.corrections.earlier import earlier_version
from editions.media import urls as media_urls
from editions.previews import urls as preview_urls
from editions.views import serve

from . import errors, views
from .feeds.urls import PAGE, at_the_root, below_pages
from .search.views import search

handler400 = errors.bad_request
handler403 = errors.forbidden
handler404 = errors.not_found
handler500 = errors.server_error

urlpatterns = [
    path("", views.choose_language, name="choose_language"),
    path("health/", views.health, name="health"),
    path("colours.css", views.colours, name="colours"),
    path("admin/", include(admin_urls)),
    path("", include(media_urls)),
    *at_the_root,
]
urlpatterns += i18n_patterns(
    *below_pages,
    re_path(PAGE + r"(?P<file>version-(?P<number>\d+)\.html)$", earlier_version, name="earlier_version"),
    path(pgettext_lazy("address", "search/"), search, name="search"),
    path(pgettext_lazy("address", "alerts/"), include("newsroom.subscribers.urls")),
    path(pgettext_lazy("address", "preview/"), include(preview_urls)),
    # Wagtail reverses this name; the path it passes is the tree's, so nothing of ours does.
    re_path(r"^(?P<path>.*)$", serve, name="wagtail_serve"),
)
