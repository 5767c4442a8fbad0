"""Processes of their own need what is committed on PostgreSQL; SQLite's data they get as a copy."""

from tests.editions.gate.conftest import committed, put_back_after_each

__all__ = ["committed", "put_back_after_each"]
