import numpy as np

from recsys import history as receipts
from recsys.features import affinity, basket, customers, habits, kinds, products
from tests.recsys.receipts import few, history


def codes(*values: int) -> np.ndarray:
    return np.array(values, dtype=np.int32)


def test_habits_by_hand():
    bought = few((0, 0, 7, 60.0), (0, 1, 7, 70.0), (0, 2, 7, 80.0), (1, 3, 7, 50.0))

    known = habits.learn(bought).columns(codes(0, 1, 1), codes(7, 7, 8))

    assert known["count"].tolist() == [3, 1, 0]
    assert known["count_28"].tolist() == [1, 0, 0]
    assert known["gap"].tolist() == [10, habits.NEVER, habits.NEVER]
    assert known["since_last"].tolist() == [20, 50, habits.NEVER]
    assert known["due"].tolist() == [2, 50 / habits.NEVER, 0]
    assert np.allclose(known["decayed_20"][0], 0.5 + 0.5**1.5 + 0.25)


def test_affinity_counts_kinds_and_not_products():
    bought = few((0, 0, 0, 90.0), (0, 1, 1, 95.0), (1, 2, 14, 95.0))

    cares = affinity.learn(bought, "type").columns(codes(0, 1), codes(5, 5))

    assert cares["type_tried"].tolist() == [2, 0]
    assert cares["type_since"].tolist() == [5, affinity.NEVER]
    assert cares["type_lift"][0] > 0 > cares["type_lift"][1]


def test_nobody_cares_for_what_has_no_trait():
    bought = few((0, 0, 0, 90.0), (0, 1, 5, 95.0))

    cares = affinity.learn(bought, "size").columns(codes(0), codes(10))

    assert bought.traits["size"][[0, 5, 10]].tolist() == [-1, -1, -1]
    assert cares["size_late"].tolist() == cares["size_tried"].tolist() == [0]
    assert cares["size_since"].tolist() == [affinity.NEVER]


def test_products_are_compared_with_others_of_the_day():
    bought = history()
    twice = few(*[(one, one, 3, 99.0) for one in range(6)], (0, 6, 4, 99.0))

    facts = products.learn(bought).facts
    sold = products.learn(twice).facts["sold_28"]

    assert facts["buyers"].min() >= 0
    assert facts["buyers"].max() <= 1
    assert sold[3] > sold[4] > sold[5] == sold[6]


def test_a_percentile_is_the_same_whatever_the_level():
    values = np.array([3.0, 1.0, 3.0, 10.0])

    assert np.array_equal(receipts.percentile(values), receipts.percentile(values * 7 + 2))
    assert receipts.percentile(values)[0] == receipts.percentile(values)[2]


def test_customers_by_hand():
    bought = few((0, 0, 1, 90.0), (0, 0, 2, 90.0), (0, 1, 1, 95.0), (1, 2, 1, 40.0))

    facts = customers.learn(bought, habits.learn(bought)).facts

    assert facts["orders_28"].tolist() == [2, 0]
    assert facts["lines_28"].tolist() == [3, 0]
    assert facts["kinds"].tolist() == [2, 1]
    assert facts["since_visit"].tolist() == [5, 60]


def test_a_new_product_is_told_by_what_sells_of_its_kind():
    bought = few(*[(one, one, 1, 99.0) for one in range(8)], (0, 8, 13, 99.0))
    sellers = codes(1, 13)

    sold = kinds.learn(bought, sellers, ("type",))

    new_of_the_first, new_of_the_second = 2, 14
    assert sold["type_sold_7"][new_of_the_first] > sold["type_sold_7"][new_of_the_second]
    assert np.allclose(sold["type_sellers"][[2, 30]], [np.log(2), 0])


def test_traits_are_crossed_only_where_both_are_known():
    crossed = kinds.crossed({"a": codes(0, 0, 1, -1), "b": codes(1, 1, 1, 1)}, ("a", "b"))

    assert crossed[0] == crossed[1] != crossed[2]
    assert crossed[3] == -1


def test_a_basket_says_which_kinds_it_has():
    bought = history(customers=40)
    learnt = basket.learn(bought, products.learn(bought).facts["price"])
    items = few((0, 0, 0, 1.0), (0, 0, 1, 1.0)).baskets()

    columns = learnt.columns(items, codes(0, 0), codes(2, 30))

    assert columns["size"].tolist() == [2, 2]
    assert columns["has_type"].tolist() == [2, 0]
    assert columns["share_type"].tolist() == [1, 0]


def test_nothing_of_later_is_known():
    bought = history(customers=40)
    early = bought.before(60.0)

    assert early.days.max() < 60
    assert early.age.min() > 0
    assert len(early.days) + len(bought.between(60.0, bought.end).days) == len(bought.days)


def test_products_keep_their_traits_when_others_go():
    bought = history(customers=40)

    some = bought.of_products(codes(3, 40))

    assert some.traits["type"].tolist() == [0, 3]
    assert len(some.days) == np.isin(bought.product, [3, 40]).sum()
    assert np.array_equal(some.buyers(), bought.buyers()[[3, 40]])
