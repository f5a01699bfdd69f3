from types import SimpleNamespace

import pytest

from tests import standins
from tests.resolvers.recommended.goods import Goods


@pytest.fixture
def recommender():
    return SimpleNamespace(live=None)


@pytest.fixture
def ports(recommender):
    return standins.ports(recommender=recommender)


@pytest.fixture
async def goods(save, recommender):
    goods = Goods()
    await save(*goods.models)
    recommender.live = goods.learnt()
    return goods
