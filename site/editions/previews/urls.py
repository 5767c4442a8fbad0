"""Below /<language>/preview/, which is a word of each language."""

from django.urls import re_path

from ..media.addresses import KEY
from . import views
from .tokens import TOKEN

app_name = "previews"
urlpatterns = [
    re_path(rf"^(?P<token>{TOKEN})/$", views.page, name="page"),
    re_path(rf"^(?P<token>{TOKEN})/media/(?P<path>.+)$", views.picture, name="picture"),
    re_path(rf"^(?P<token>{TOKEN})/documents/(?P<key>{KEY})/(?P<name>[^/]*)$", views.file, name="file"),
]
