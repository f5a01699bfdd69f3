import pytest

from models.catalog import Product, UnitPrice, editing
from models.inventory import StockStatus
from models.money import Money
from models.viewer import Role, Viewer


@pytest.mark.parametrize(
    ("minor", "quantity", "each"), [(349, 14.1, 25), (96, 640.0, None), (250, 12, 21), (15, 30, 1)]
)
def test_a_unit_costs_its_share_of_the_price_rounded_half_up(minor, quantity, each):
    price = UnitPrice.of(Money(minor, "USD"), quantity, "oz")

    assert (price and price.price.minor) == each


@pytest.mark.parametrize(("quantity", "unit"), [(None, "oz"), (0, "oz"), (12, None), (-1, "oz")])
def test_without_a_content_there_is_no_unit_price(quantity, unit):
    assert UnitPrice.of(Money(100, "USD"), quantity, unit) is None


@pytest.mark.parametrize(
    ("available", "status"),
    [(-1, "sold_out"), (0, "sold_out"), (1, "low"), (5, "low"), (6, "in_stock")],
)
def test_a_shopper_is_told_when_little_is_left(available, status):
    assert StockStatus.of(available) == status


@pytest.mark.parametrize(
    ("role", "is_open"), [(Role.MERCHANDISER, True), (Role.OWNER, True), (Role.CUSTOMER, False)]
)
def test_the_archive_is_for_those_who_keep_the_shelves(role, is_open):
    assert Product.archive_is_open_to(Viewer(roles=frozenset({role}))) is is_open


@pytest.mark.parametrize("bad", ["a\0b", "\ud800"])
def test_what_no_database_keeps_is_refused_wherever_it_stands(bad):
    product = {
        "name": bad,
        "public_metadata": {"key": bad},
        "texts": {"de": {"name": bad}},
    }
    variant = {"options": {"size": bad}, "name": bad}

    assert {one.path for one in editing.faults(editing.PRODUCT, product)} == set(product)
    assert {one.path for one in editing.faults(editing.VARIANT, variant)} == set(variant)
    assert editing.faults(editing.VARIANT, {"options": {bad: "12 oz"}})
