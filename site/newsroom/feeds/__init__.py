"""Portavoz for machines: feeds, sitemaps, calendars, cards, structured data, plain text.

All of it is of one language, and of what `readable(language)` lets out.
"""
