"""Why a figure is not what it should be, for the report to say beneath its table."""

UNMET = "**not**"
# What a line has in it, or what the figures of its section are, and why.
REASONS = {
    "ms of a page": "Most of it is Python’s own, in templates, and as slow as the machine was (see above);"
    " the server’s part is planning, asking and sending what seven to ten queries find.",
    "search, ": "What is ranked is bounded; but to know that words are rarely in titles, or side by side,"
    " SQLite reads all it has of them, and PostgreSQL all there are of the last three years.",
    "admin: chooser": "Wagtail asks for pages of the type *or* with pages below, and either database then"
    " sorts all of the list. The explorer, which asks for the same list without, is within.",
    "make_load": "Sixty releases are published as editors do it; the rest is the database’s work, which writes"
    " some thirty rows a release and on PostgreSQL makes the full-text indexes of all of them at the end.",
    "writing": "Beside the fields, a release’s form tells how each language stands, who works on it and who reads"
    " it before its hour: with django-modeltranslation’s part, an eighth more of Python than Wagtail’s own form.",
    "A worker": "The libraries alone are 120 MiB once loaded, the page cache may take 16.",
}


def beneath(section: str, text: str) -> str:
    """A section's text with the reason for each line that is not met, once; `section` says what its figures are."""
    said = []
    for line in text.splitlines():
        if UNMET in line:
            named = [reason for what, reason in REASONS.items() if what == section or what in line]
            said += named[:1] or ["this is not known yet."]
    return "\n\n".join([text, *(f"Why not: {reason}" for reason in dict.fromkeys(said))])
