import pytest

# Their assertions tell as much as those of the tests.
pytest.register_assert_rewrite("tests.editions.gate.scene", "tests.editions.gate.threads")
