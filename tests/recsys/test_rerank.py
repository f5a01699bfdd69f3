import numpy as np

from recsys import rerank
from recsys.rerank import Table

NAMES = ("tells", "noise", "level")


def rows(n: int = 4000, seed: int = 3) -> tuple[Table, np.ndarray]:
    random = np.random.default_rng(seed)
    values = random.normal(size=(n, 3)).astype(np.float32)
    odds = 1 / (1 + np.exp(-(2 * values[:, 0] - 1)))
    table = Table(
        np.repeat(np.arange(n // 20), 20).astype(np.int32),
        np.tile(np.arange(20), n // 20).astype(np.int32),
        values,
        NAMES,
    )
    return table, random.random(n) < odds


def test_both_models_find_what_tells():
    table, bought = rows()
    later, wanted = rows(seed=4)

    model = rerank.learn(table, bought, negatives=1.0)

    scores = model.scores(later.values)
    assert scores[wanted].mean() > scores[~wanted].mean() + 1
    weights = np.abs(model.logistic.weights[:-1])
    assert weights[0] > 10 * weights[1:].max()


def test_the_same_rows_give_the_same_bytes():
    table, bought = rows()

    one, other = (rerank.learn(table, bought, seed=5) for _ in range(2))

    assert one.trees.model_to_string() == other.trees.model_to_string()
    assert one.logistic.weights.tobytes() == other.logistic.weights.tobytes()


def test_best_are_the_highest_of_each_row_and_ties_go_by_code():
    where = np.array([4, 4, 4, 9, 9], dtype=np.int32)
    products = np.array([7, 3, 5, 1, 0], dtype=np.int32)
    scores = np.array([1.0, 2.0, 1.0, 0.5, 0.5])

    found = rerank.best(where, products, scores, 2)

    assert {row: codes.tolist() for row, codes in found.items()} == {4: [3, 5], 9: [0, 1]}


def test_no_row_has_no_best():
    nothing = np.empty(0, dtype=np.int32)

    assert rerank.best(nothing, nothing, np.empty(0), 3) == {}
