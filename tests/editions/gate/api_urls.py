"""Portavoz's addresses with Wagtail's API v3 beside them, for tests alone: Portavoz does not offer it."""

from django.urls import path
from wagtail.api.v3.urls import api

from newsroom.urls import handler404, handler500
from newsroom.urls import urlpatterns as own_addresses

__all__ = ["handler404", "handler500", "urlpatterns"]

urlpatterns = [path("api/v3/", api.urls), *own_addresses]
