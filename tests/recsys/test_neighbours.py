import numpy as np
from scipy import sparse

from recsys import fallback, metrics, neighbours
from recsys.dataset import Purchases

BASKETS = sparse.csr_matrix(
    np.array(
        [
            [1, 1, 0, 0],
            [1, 1, 1, 0],
            [1, 0, 1, 0],
            [1, 0, 0, 1],
        ],
        dtype=np.float32,
    )
)


def test_neighbours_share_at_least_two_baskets_and_say_how_many():
    found = neighbours.count(BASKETS)

    row = found.of(0)
    assert found.product[row].tolist() == [1, 2]
    assert found.orders[row].tolist() == [2, 2]
    assert np.allclose(found.cosine[row], 2 / np.sqrt(4 * 2))
    assert found.sizes.tolist() == [4, 2, 2, 1]


def test_what_is_in_every_basket_tells_less_than_what_is_in_few():
    staple, friend, candidate = 0, 1, 2
    few = [[1, 1, 1]] * 3 + [[1, 0, 0]] * 3
    found = neighbours.count(sparse.csr_matrix(np.array(few, dtype=np.float32)))

    telling = found.speaking_for(candidate, np.array([True, True, False]))

    assert telling == [friend, staple]


def test_two_runs_agree_where_products_tie():
    one, other = neighbours.count(BASKETS, least=1), neighbours.count(BASKETS, least=1)

    assert one.product.tolist() == other.product.tolist()


def test_what_sells_now_is_more_popular_than_what_sold():
    bought = Purchases(
        customer=np.arange(5, dtype=np.int32),
        order=np.arange(5, dtype=np.int32),
        product=np.array([0, 0, 0, 1, 1], dtype=np.int32),
        days=np.array([0.0, 1, 2, 60, 61]),
        product_ids=np.array([b"old", b"new"], dtype="S32"),
    )

    old, new = fallback.popularity(bought)

    assert new > old > 0


def test_metrics_by_hand():
    hits = np.array([[True, False, True], [False, False, False]])
    sizes = np.array([2, 1])

    assert metrics.precision(hits) == 2 / 6
    assert metrics.recall(hits, sizes) == 0.5
    assert metrics.hit_rate(hits) == 0.5
    assert np.isclose(metrics.ndcg(hits, sizes), (1 + 1 / 2) / (1 + 1 / np.log2(3)) / 2)
