"""The gate's database in which transactions end, for what other processes have to see."""

from tests.editions.gate.conftest import committed, put_back_after_each

__all__ = ["committed", "put_back_after_each"]
