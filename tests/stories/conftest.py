"""The services that stories need; see `tests/api/conftest.py`."""

from tests.api.conftest import mailbox, payment_company, post_office, provider  # noqa: F401 (fixtures)
