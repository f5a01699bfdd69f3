import re

import pytest

from models.addresses import Address, format_of
from models.addresses.formats import postal_code_like
from models.base import InvalidInput

HERE = {
    "name": "Ana",
    "line1": "1 Long Road",
    "line2": "",
    "city": "Dayton",
    "region": "OH",
    "postal_code": "45402",
    "country": "us",
}
THERE = {**HERE, "line1": "Hauptstr. 1", "city": "Berlin", "region": "", "country": "DE"}


def names(country):
    found = format_of(country)
    return [one.name for one in found.fields] if found else None


def test_a_form_has_the_parts_of_its_country_in_their_order():
    assert names("US") == ["name", "line1", "line2", "city", "region", "postal_code"]
    assert names("DE") == ["name", "line1", "line2", "postal_code", "city"]
    assert names("JP")[:4] == ["name", "line1", "line2", "region"]
    assert names("XX") is names("../..") is None


def test_parts_are_called_as_they_are_there():
    assert format_of("US").field("postal_code").label == "ZIP code"
    assert format_of("US").field("region").label == "State"
    assert format_of("GB").field("city").label == "Post town"
    assert format_of("IE").field("postal_code").label == "Eircode"


def test_every_country_gives_a_form_whose_examples_are_right():
    letters = [chr(one) for one in range(65, 91)]
    known = [form for a in letters for b in letters if (form := format_of(a + b))]

    assert len(known) > 200
    for form in known:
        assert {"name", "line1"} <= {one.name for one in form.fields}, form.country
        code = form.field("postal_code")
        if code is not None and code.pattern and code.example:
            assert re.fullmatch(code.pattern, code.example, re.IGNORECASE), form.country


def test_a_region_is_kept_by_its_code_however_it_was_written():
    typed = {**HERE, "region": "new york", "postal_code": "12207"}

    assert Address.checked(**typed).region == "NY"


def test_an_address_is_checked_as_its_country_writes_it():
    assert Address.checked(**{**THERE, "postal_code": "10115"}).postal_code == "10115"
    assert Address.checked(**{**HERE, "region": ""}).region == ""


@pytest.mark.parametrize(
    ("typed", "path"),
    [
        ({**HERE, "postal_code": "4540"}, "address.postalCode"),
        ({**HERE, "postal_code": ""}, "address.postalCode"),
        ({**HERE, "region": "NY"}, "address.postalCode"),
        ({**HERE, "region": "Bavaria"}, "address.region"),
        ({**THERE, "postal_code": "1011"}, "address.postalCode"),
        ({**HERE, "country": "XX"}, "address.country"),
        ({**HERE, "name": " "}, "address.name"),
        ({**HERE, "line2": "x\ny"}, "address.line2"),
    ],
)
def test_what_an_address_of_the_country_cannot_be_is_named(typed, path):
    with pytest.raises(InvalidInput) as refused:
        Address.checked(**typed)

    assert [fault.path for fault in refused.value.fields] == [path]


def test_a_postal_code_of_another_region_is_told_with_one_of_this():
    with pytest.raises(InvalidInput) as refused:
        Address.checked(**{**HERE, "postal_code": "90210"})

    [fault] = refused.value.fields
    assert fault.message == "That is not in Ohio. There it is as in 43000."


def test_what_is_said_to_lie_in_a_region_does():
    told = 0
    for country in ("US", "CA", "AU", "BR", "IT", "ES", "MX", "IN"):
        for region in format_of(country).field("region").choices:
            like = postal_code_like(country, region.value, "?")
            told += bool(like)
            assert not like or postal_code_like(country, region.value, like) is None, (region, like)
    assert told > 50
