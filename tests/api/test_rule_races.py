"""Many who set one rule of recommending at once."""

import asyncio
from uuid import uuid4

from sqlalchemy import func, select

from models.recommendations import RecommendationRule
from models.viewer import Role, Viewer
from tests.factories import Aisle, a_shop

SET = """
mutation ($id: ID!) {
  setRecommendationRule(input: {kind: ONCE, productId: $id}) { __typename }
}
"""


async def test_two_dozen_who_set_the_same_rule_at_once_set_one(ways, answer, keep):
    aisle, owner = Aisle(), Viewer(account_id=uuid4(), roles=frozenset({Role.OWNER}))
    await keep(a_shop(), *aisle.models)

    told = await asyncio.gather(*(answer(SET, owner, id=aisle.product.gid) for _ in range(24)))

    assert len({one["setRecommendationRule"]["__typename"] for one in told}) == 1
    async with ways.reading() as session:
        assert await session.scalar(select(func.count()).select_from(RecommendationRule)) == 1
