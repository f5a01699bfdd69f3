import json

import numpy as np
import pytest

from recsys import model
from recsys.dataset import Purchases
from tests.recsys.seeded import purchases


@pytest.fixture(scope="module")
def trained() -> model.Model:
    return model.train(purchases(), epochs=2)


def test_what_is_saved_is_what_is_read(trained, tmp_path):
    model.save(trained, tmp_path / "one")

    read = model.load(tmp_path / "one")

    codes, weights = np.array([3, 4], dtype=np.int32), np.ones(2, dtype=np.float32)
    assert np.array_equal(read.for_customer(codes, weights), trained.for_customer(codes, weights))
    assert np.array_equal(read.product_ids, trained.product_ids)
    assert np.array_equal(read.neighbours.orders, trained.neighbours.orders)
    assert read.facts == trained.facts


def test_a_damaged_file_is_refused_with_its_name(trained, tmp_path):
    model.save(trained, tmp_path / "one")
    arrays = tmp_path / "one" / "arrays.npz"
    content = bytearray(arrays.read_bytes())
    content[len(content) // 2] ^= 1
    arrays.write_bytes(content)

    with pytest.raises(model.UnreadableModel, match=r"arrays\.npz is damaged"):
        model.load(tmp_path / "one")


def test_another_format_is_refused(trained, tmp_path):
    model.save(trained, tmp_path / "one")
    manifest = tmp_path / "one" / "model.json"
    manifest.write_text(json.dumps(json.loads(manifest.read_text()) | {"format": 99}))

    with pytest.raises(model.UnreadableModel, match="format 99"):
        model.load(tmp_path / "one")


@pytest.mark.parametrize("content", [None, "", "[]", "{}"])
def test_a_folder_without_a_model_is_refused(tmp_path, content):
    if content is not None:
        (tmp_path / "model.json").write_text(content)

    with pytest.raises(model.UnreadableModel):
        model.load(tmp_path)


def test_a_shop_with_a_few_orders_gets_what_was_bought_together():
    bought = Purchases(
        customer=np.array([0, 0, 1, 1, 2], dtype=np.int32),
        order=np.array([0, 0, 1, 1, 2], dtype=np.int32),
        product=np.array([0, 1, 0, 1, 2], dtype=np.int32),
        days=np.arange(5.0),
        product_ids=np.array([b"a", b"b", b"c"], dtype="S32"),
    )

    learnt = model.train(bought)

    scores = learnt.for_customer(np.array([0], dtype=np.int32), np.ones(1, dtype=np.float32))
    assert learnt.factors is None
    assert int(np.argmax(scores)) == 1


def test_a_shop_without_orders_gets_an_empty_model():
    nothing = Purchases(
        customer=np.empty(0, dtype=np.int32),
        order=np.empty(0, dtype=np.int32),
        product=np.empty(0, dtype=np.int32),
        days=np.empty(0),
        product_ids=np.empty(0, dtype="S32"),
    )

    assert model.train(nothing).n_products == 0
