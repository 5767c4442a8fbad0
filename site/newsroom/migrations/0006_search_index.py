"""The full-text index over the tokens of search entries: a tsvector on PostgreSQL, FTS5 on SQLite.

On SQLite triggers keep it. Those of today, and when they must be made again: 0015_search_by_date.
"""

from django.db import migrations

# "zzgap" ends each part, so that no phrase runs from the title into the summary.
POSTGRESQL = [
    """
    ALTER TABLE newsroom_searchentry ADD COLUMN vector tsvector GENERATED ALWAYS AS (
        setweight(to_tsvector('simple', title_tokens || ' zzgap'), 'A')
        || setweight(to_tsvector('simple', summary_tokens || ' zzgap'), 'B')
        || setweight(to_tsvector('simple', text_tokens || ' zzgap'), 'C')
        || setweight(to_tsvector('simple', facets), 'D')
    ) STORED
    """,
    "CREATE INDEX newsroom_searchentry_vector ON newsroom_searchentry USING gin (vector)",
]
POSTGRESQL_BACK = ["ALTER TABLE newsroom_searchentry DROP COLUMN vector"]

COLUMNS = "title_tokens, summary_tokens, text_tokens, facets"
OLD = "old.title_tokens, old.summary_tokens, old.text_tokens, old.facets"
NEW = "new.title_tokens, new.summary_tokens, new.text_tokens, new.facets"
FORGET = f"INSERT INTO newsroom_searchindex (newsroom_searchindex, rowid, {COLUMNS}) VALUES ('delete', old.id, {OLD});"
LEARN = f"INSERT INTO newsroom_searchindex (rowid, {COLUMNS}) VALUES (new.id, {NEW});"
SQLITE = [
    f"""
    CREATE VIRTUAL TABLE newsroom_searchindex USING fts5(
        {COLUMNS}, content='newsroom_searchentry', content_rowid='id', tokenize='unicode61 remove_diacritics 0'
    )
    """,
    f"CREATE TRIGGER newsroom_searchindex_insert AFTER INSERT ON newsroom_searchentry BEGIN {LEARN} END",
    f"CREATE TRIGGER newsroom_searchindex_delete AFTER DELETE ON newsroom_searchentry BEGIN {FORGET} END",
    f"CREATE TRIGGER newsroom_searchindex_update AFTER UPDATE ON newsroom_searchentry BEGIN {FORGET} {LEARN} END",
]
SQLITE_BACK = [
    "DROP TRIGGER newsroom_searchindex_update",
    "DROP TRIGGER newsroom_searchindex_delete",
    "DROP TRIGGER newsroom_searchindex_insert",
    "DROP TABLE newsroom_searchindex",
]


def make(apps, schema_editor):
    for statement in {"postgresql": POSTGRESQL, "sqlite": SQLITE}[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def unmake(apps, schema_editor):
    for statement in {"postgresql": POSTGRESQL_BACK, "sqlite": SQLITE_BACK}[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("newsroom", "0005_search_entries")]

    operations = [migrations.RunPython(make, unmake)]
