import pytest

from models.addresses import Address
from models.base import InvalidInput
from models.identity import normal_email, password_faults


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        (" Ana@Example.com ", "ana@example.com"),
        ("ana+shop@sub.example.co", "ana+shop@sub.example.co"),
        ("ana", None),
        ("ana@example", None),
        ("ana@example..de", None),
        ("ana@exa mple.com", None),
        ("ana@example.com\nBcc: x@example.com", None),
        ("ana@example.com\x00", None),
        ("\u202eana@example.com", None),
        ("ana\u200b@example.com", None),
        (f"{'a' * 250}@example.com", None),
        ("", None),
    ],
)
def test_an_email_is_stored_in_one_form_or_refused(typed, stored):
    assert normal_email(typed) == stored


@pytest.mark.parametrize(("password", "faults"), [("short", 1), ("x" * 201, 1), ("longenough", 0)])
def test_a_password_has_a_length(password, faults):
    assert len(password_faults(password)) == faults


def test_an_address_names_every_fault_at_once():
    with pytest.raises(InvalidInput) as refused:
        Address.checked(
            name=" ",
            line1="1 Long Road",
            line2=None,
            city="x" * 300,
            region="",
            postal_code="45402",
            country="USA",
        )

    paths = [fault.path for fault in refused.value.fields]
    assert paths == ["address.name", "address.city", "address.country"]
