"""What the database cannot hold is wrong in its cell, and does not end the whole file."""

import pytest

from resolvers.merchandising.transfers.cells import PRODUCT, VARIANT


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (PRODUCT["public_metadata"], '{"a": "\\u0000"}'),
        (PRODUCT["texts"], '{"de": {"name": "\\u0000"}}'),
        (PRODUCT["pictures"], '[{"id": "media_1", "en": "\\u0000"}]'),
        (VARIANT["options"], '{"\\u0000": "a"}'),
    ],
)
def test_a_letter_that_no_text_may_have_is_wrong_in_its_cell(cell, text):
    assert cell.of(text.replace("\\u0000", "x"))
    with pytest.raises(ValueError, match="in JSON"):
        cell.of(text)
