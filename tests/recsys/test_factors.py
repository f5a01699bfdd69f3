import numpy as np

from recsys import evaluate, factors, fallback
from tests.recsys.seeded import group_of, purchases


def test_it_finds_more_than_popularity_does():
    found = evaluate.against_popularity(purchases(), days=14, epochs=8)

    lightfm, popular = found["lightfm/all"], found["popularity/all"]
    assert lightfm["customers"] == 240
    assert lightfm["precision"] > popular["precision"] + 0.1
    assert lightfm["ndcg"] > popular["ndcg"]


def test_one_thread_and_a_seed_repeat_bit_by_bit():
    bought = purchases(60)
    popular = fallback.popularity(bought)

    one, other = (factors.learn(bought.weights(), popular, 3, seed=7) for _ in range(2))

    assert np.array_equal(one.vectors, other.vectors)
    assert np.array_equal(one.bias, other.bias)
    assert np.array_equal(one.fold, other.fold)


def test_somebody_new_is_understood_from_three_purchases():
    bought = purchases()
    learnt = factors.learn(bought.weights(), fallback.popularity(bought), 8)
    codes = np.array([13, 14, 15], dtype=np.int32)

    scores = learnt.scores(codes, np.ones(3, dtype=np.float32))

    groups = [group_of(code) for code in np.argsort(-scores) if group_of(code) >= 0][:6]
    assert groups == [1] * 6
