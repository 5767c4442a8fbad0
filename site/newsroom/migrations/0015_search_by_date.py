"""SQLite's full-text index in the order of dates, so that a search reads the newest answers and no others; and an
index of what titles say.

On SQLite triggers keep the full-text index. Django makes a table anew when a column of it changes and drops its
triggers: a migration that alters SearchEntry must run these statements again (tests/newsroom/search notices).
"""

from importlib import import_module

from django.db import migrations, models

COLUMNS = "title_tokens, summary_tokens, text_tokens, facets"


def place(row):
    """As `PLACE` in search/matching.py has it."""
    return f"(coalesce(CAST(julianday({row}.date) AS INTEGER), 0) << 32) + {row}.id"


def values(row):
    language = f"{row}.facets || ' language' || replace({row}.language, '-', '')"
    return f"{place(row)}, {row}.title_tokens, {row}.summary_tokens, {row}.text_tokens, {language}"


FORGET = f"INSERT INTO newsroom_searchindex (newsroom_searchindex, rowid, {COLUMNS}) VALUES ('delete', {values('old')});"
LEARN = f"INSERT INTO newsroom_searchindex (rowid, {COLUMNS}) VALUES ({values('new')});"
BEFORE = import_module("newsroom.migrations.0006_search_index")
SQLITE = [
    *BEFORE.SQLITE_BACK,
    f"""
    CREATE VIRTUAL TABLE newsroom_searchindex USING fts5(
        {COLUMNS}, content='', columnsize=0, tokenize='unicode61 remove_diacritics 0'
    )
    """,
    f"""
    INSERT INTO newsroom_searchindex (rowid, {COLUMNS})
    SELECT {values("entry")} FROM newsroom_searchentry AS entry ORDER BY 1
    """,
    f"CREATE TRIGGER newsroom_searchindex_insert AFTER INSERT ON newsroom_searchentry BEGIN {LEARN} END",
    f"CREATE TRIGGER newsroom_searchindex_delete AFTER DELETE ON newsroom_searchentry BEGIN {FORGET} END",
    f"CREATE TRIGGER newsroom_searchindex_update AFTER UPDATE ON newsroom_searchentry BEGIN {FORGET} {LEARN} END",
]


def make(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        for statement in SQLITE:
            schema_editor.execute(statement)


def unmake(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        rebuild = "INSERT INTO newsroom_searchindex (newsroom_searchindex) VALUES ('rebuild')"
        for statement in (*BEFORE.SQLITE_BACK, *BEFORE.SQLITE, rebuild):
            schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("newsroom", "0014_search_head")]

    operations = [
        migrations.AddIndex(
            "searchentry", models.Index(fields=["language", "title_key"], name="search_entries_by_title")
        ),
        migrations.RunPython(make, unmake),
    ]
