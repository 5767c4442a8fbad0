"""Addresses for machines: a few at the root, the others below the page they belong to."""

from django.urls import path, re_path

from . import calendar, card, news_sitemap, plain_text, robots, rss_atom, sitemaps

at_the_root = [
    path("robots.txt", robots.robots, name="robots"),
    path("sitemap.xml", sitemaps.index, name="sitemap"),
    path("sitemap-<int:number>.xml", sitemaps.part, name="sitemap_part"),
    path("news-sitemap.xml", news_sitemap.news_sitemap, name="news_sitemap"),
]

# Every part of a page's path ends with a slash, so no page can have the address of a file.
PAGE = r"^(?P<path>(?:[^/]+/)*)"
below_pages = [
    re_path(PAGE + r"(?P<file>rss\.xml|atom\.xml)$", rss_atom.feed, name="feed"),
    re_path(PAGE + r"calendar\.ics$", calendar.calendar, name="calendar"),
    re_path(PAGE + r"card\.jpg$", card.card, name="card"),
    re_path(PAGE + r"release\.txt$", plain_text.text_copy, name="text_copy"),
]
