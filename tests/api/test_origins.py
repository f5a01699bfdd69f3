import pytest

from api.origins import Origins

SHOP = "https://shop.example"


@pytest.mark.parametrize(
    ("claimed", "taken"),
    [
        (SHOP, SHOP),
        ("https://www.shop.example", "https://www.shop.example"),
        ("https://evil.example", SHOP),
        ("http://shop.example", SHOP),
        ("https://shop.example.evil.example", SHOP),
        ("https://shop.example:8443", SHOP),
        ("http://localhost:8000", SHOP),
        ("https://[half", SHOP),
    ],
)
def test_a_request_has_come_to_an_address_of_the_settings_or_to_the_usual_one(claimed, taken):
    assert Origins(f"{SHOP}/", "https://www.shop.example, ").of(claimed) == taken


@pytest.mark.parametrize(
    ("claimed", "is_taken"),
    [
        ("http://127.0.0.1:8000", True),
        ("http://[::1]:9000", True),
        ("http://localhost:9000", True),
        ("http://localhost.evil.example", False),
        ("http://evil.example:8000", False),
    ],
)
def test_a_shop_on_this_machine_has_every_name_of_it(claimed, is_taken):
    assert (Origins("http://localhost:8000").of(claimed) == claimed) is is_taken
