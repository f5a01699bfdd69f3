import numpy as np
import pytest
from scipy import sparse

from recsys.sources import Source, als, ease, households, popularity, stores, together, warp
from tests.recsys.receipts import OF_A_GROUP, few, history, share_of_group

BOUGHT = history()
ONES = BOUGHT.counts().sign()


@pytest.mark.parametrize(
    "source",
    [
        pytest.param(lambda: warp.by_id(BOUGHT.weights(60.0)), id="LightFM by id"),
        pytest.param(
            lambda: warp.by_traits(ONES, BOUGHT.traits, ("type", "brand")), id="LightFM by traits"
        ),
        pytest.param(lambda: als.learn(BOUGHT.counts(60.0), dimensions=8), id="ALS"),
        pytest.param(lambda: ease.learn(ONES, penalty=5.0), id="EASE"),
        pytest.param(lambda: households.learn(BOUGHT.counts(60.0), 20), id="customers alike"),
    ],
)
def test_each_source_finds_what_a_customer_likes(source):
    learnt: Source = source()

    scores = learnt.of(np.arange(8, dtype=np.int32))[:, : 4 * OF_A_GROUP]

    first = np.argsort(-scores, axis=1)[:, :6]
    found = [share_of_group(codes, customer % 4) for customer, codes in enumerate(first)]
    assert scores.dtype == np.float32
    assert np.mean(found) > 0.9


@pytest.mark.parametrize("learn", [lambda: warp.by_id(ONES, epochs=3), lambda: als.learn(ONES)])
def test_a_seed_repeats_bit_by_bit(learn):
    one, other = learn(), learn()

    assert one.customers.tobytes() == other.customers.tobytes()
    assert one.products.tobytes() == other.products.tobytes()


def test_lightfm_knows_a_product_that_nobody_bought_by_its_traits():
    new = 5
    early = BOUGHT.where(BOUGHT.product != new)

    learnt = warp.by_traits(early.counts().sign(), early.traits, ("type", "maker"), with_id=False)

    scores = learnt.of(np.arange(8, dtype=np.int32))[:, new]
    assert scores[[0, 4]].min() > np.delete(scores, [0, 4]).max()


def test_a_store_tells_what_is_bought_there():
    learnt = stores.learn(BOUGHT, 28.0)

    here, there = learnt.of(np.array([0, 2], dtype=np.int32))

    assert here[: 2 * OF_A_GROUP].min() > here[2 * OF_A_GROUP : 4 * OF_A_GROUP].max()
    assert there[: 2 * OF_A_GROUP].max() < there[2 * OF_A_GROUP : 4 * OF_A_GROUP].min()


def test_a_store_without_a_sale_tells_what_sells_everywhere():
    learnt = stores.learn(BOUGHT, 28.0)

    nowhere = learnt.at(sparse.csr_matrix((1, 2), dtype=np.float32))[0]

    assert np.allclose(np.exp(nowhere), learnt.overall, atol=1e-6)


def test_one_who_buys_daily_is_no_crowd():
    daily = [(0, day, 0, float(day)) for day in range(90, 100)]
    crowd = [(customer, 200 + customer, 1, 99.0) for customer in range(5)]

    bought = few(*daily, *crowd)

    by_crowd, by_lines = popularity.recent(bought, 90.0), popularity.purchases(bought, 90.0)
    assert by_crowd[1] > by_crowd[0]
    assert by_lines[1] < by_lines[0]


def test_newly_bought_counts_first_purchases_of_late():
    bought = few((0, 0, 0, 10.0), (0, 1, 0, 95.0), (1, 2, 0, 95.0), (1, 3, 1, 50.0))

    assert popularity.newly_bought(bought, 14)[:2].tolist() == [1, 0]


def test_baskets_alike_count_the_rare_more():
    baskets = sparse.csr_matrix(
        np.array([[1, 1, 0, 0], [1, 0, 1, 0], [1, 0, 1, 0], [0, 0, 0, 1]], dtype=np.float32)
    )
    asked = sparse.csr_matrix(np.array([[0, 0, 1, 0]], dtype=np.float32))

    scores = together.alike(baskets).scores(asked)[0]

    assert scores[0] > scores[1] == scores[3] == 0


def test_what_shares_one_basket_is_chance():
    baskets = few((0, 0, 0, 1.0), (0, 0, 1, 1.0), (0, 1, 0, 2.0), (0, 1, 2, 2.0)).baskets()
    both = few((0, 0, 0, 1.0), (0, 0, 1, 1.0), (0, 1, 0, 2.0), (0, 1, 1, 2.0)).baskets()

    assert together.learn(baskets).cosine.nnz == 0
    assert together.learn(both).cosine[0, 1] == 1
