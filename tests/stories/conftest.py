"""The services that stories need; see `tests/api/conftest.py`."""

from tests.api.conftest import payment_company, provider  # noqa: F401 (fixtures)
