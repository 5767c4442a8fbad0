"""A log of the publications of which something was written that lists count by, kept by triggers of the database.

So nothing is missed, whoever writes: a form, a bulk update, a cascade, another process, a person with SQL.
"""

# The statements are put together from the constants of this file.
# ruff: noqa: S608

from typing import Any

from django.db import connection

LOG = "publications_change"
# From each table, the column that says of which publication a row is; None where it may be of any.
TABLES: dict[str, str | None] = {
    "editions_basepage": "id",
    "editions_edition": "page_id",
    "publications_newsrelease": "basepage_ptr_id",
    "publications_newsrelease_mechanisms": "newsrelease_id",
    "publications_newsrelease_themes": "newsrelease_id",
    "publications_releasecountry": "release_id",
    "publications_releaseinstitution": "release_id",
    "wagtailcore_pageviewrestriction": None,
}
# Lines of the log. Who has not read it for longer begins anew.
KEPT = 20_000
MANY = 1_000

# Up to where the log was read, and its newest line then.
Mark = tuple[int, int]

# All that began before it is over, and seen by whoever asks now. In SQLite one writes after the other.
POSITION = {
    "postgresql": "txid_snapshot_xmin(txid_current_snapshot())",
    "sqlite": f"COALESCE((SELECT MAX(id) FROM {LOG}), 0)",
}
LATER = {"postgresql": "writer >= %s", "sqlite": "id > %s"}


def mark() -> Mark:
    """Where the log stands; what is looked up afterwards is as new, or newer."""
    return since((2**62, 0))[0]


def since(mark: Mark) -> tuple[Mark, set[int] | None]:
    """Where the log stands now and what was changed since: primary keys, or None where that is not known.

    Some may be told twice. One query.
    """
    position, newest = mark
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT now.position, now.newest, later.id, later.page FROM"
            f" (SELECT {POSITION[connection.vendor]} AS position,"
            f" COALESCE((SELECT MAX(id) FROM {LOG}), 0) AS newest) AS now"
            f" LEFT JOIN (SELECT id, page FROM {LOG} WHERE {LATER[connection.vendor]} LIMIT {MANY + 1}) AS later"
            f" ON TRUE",
            [position],
        )
        rows = cursor.fetchall()
    now = (rows[0][0], rows[0][1])
    changed = {page for _position, _newest, line, page in rows if line is not None}
    # Fewer lines than there were: it is not the same database any more.
    is_known = None not in changed and len(rows) <= MANY and newest <= now[1] < newest + KEPT
    return now, changed if is_known else None


def make_triggers(connection: Any) -> None:
    """On tables as they are now: Django drops SQLite's when it makes a table anew."""
    if LOG not in connection.introspection.table_names():
        return
    make = {"postgresql": _on_postgresql, "sqlite": _on_sqlite}[connection.vendor]
    with connection.cursor() as cursor:
        for table, column in TABLES.items():
            make(cursor, table, column)


def _on_sqlite(cursor: Any, table: str, column: str | None) -> None:
    forget = f"DELETE FROM {LOG} WHERE id <= (SELECT MAX(id) FROM {LOG}) - {KEPT};"
    old, new = (f"OLD.{column}", f"NEW.{column}") if column else ("NULL", "NULL")
    notes = {
        "INSERT": f"INSERT INTO {LOG} (page) VALUES ({new});",
        "UPDATE": f"INSERT INTO {LOG} (page) VALUES ({new});"
        f" INSERT INTO {LOG} (page) SELECT {old} WHERE {old} IS NOT {new};",
        "DELETE": f"INSERT INTO {LOG} (page) VALUES ({old});",
    }
    for event, note in notes.items():
        cursor.execute(
            f"CREATE TRIGGER IF NOT EXISTS {LOG}_{table}_{event.lower()} AFTER {event} ON {table}"
            f" BEGIN {note} {forget} END"
        )


def _on_postgresql(cursor: Any, table: str, column: str | None) -> None:
    function = f"{LOG}_{column or 'any'}"
    old, new = (f"OLD.{column}", f"NEW.{column}") if column else ("NULL::bigint", "NULL::bigint")
    cursor.execute(
        f"""
        CREATE OR REPLACE FUNCTION {function}() RETURNS trigger LANGUAGE plpgsql AS $$
        DECLARE line bigint;
        BEGIN
            IF TG_OP = 'DELETE' THEN
                INSERT INTO {LOG} (page, writer) VALUES ({old}, txid_current());
                RETURN NULL;
            END IF;
            INSERT INTO {LOG} (page, writer) VALUES ({new}, txid_current()) RETURNING id INTO line;
            IF TG_OP = 'UPDATE' AND {old} IS DISTINCT FROM {new} THEN
                INSERT INTO {LOG} (page, writer) VALUES ({old}, txid_current());
            END IF;
            -- What another is deleting is left to it: nobody waits.
            IF line % 1000 = 0 THEN
                DELETE FROM {LOG} WHERE id IN (
                    SELECT id FROM {LOG} WHERE id <= line - {KEPT} FOR UPDATE SKIP LOCKED
                );
            END IF;
            RETURN NULL;
        END $$
        """
    )
    cursor.execute(
        f"CREATE OR REPLACE TRIGGER {LOG}_{table} AFTER INSERT OR UPDATE OR DELETE ON {table}"
        f" FOR EACH ROW EXECUTE FUNCTION {function}()"
    )
