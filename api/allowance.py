"""How much each caller may ask for: a leaky bucket for each, shared by all processes.

A process notes what its callers spend, and tells the database once one of them owes it a batch; so
hardly any request touches the table. What can be spent beyond the limit is a batch for each
process, plus what is under way while it is told.

Who is logged in has a bucket of their own; everybody else shares that of their address, a network
of 2^64 where it is IPv6. Nobody's flood takes anything from those who are logged in.
"""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic
from typing import Any

from models.identity import Rate, digest
from models.viewer import Viewer
from resolvers.identity.spending import settle
from schema.limits import COST, RateLimited

BATCH = 2 * COST
"""Points owed at which the database is told; a tenth of the limit where that is less."""
MOST_KNOWN = 20_000
"""Callers that a process remembers. The longest silent is forgotten first, with what it owes."""
WITHIN_THE_HOUSE = 100
"""From the shop's own machine one may ask for so many times as much: whoever calls from there is
its owner, or a proxy that does not say for whom it asks, and then they are everybody."""
HOUSE = ("127.", "::/")


@dataclass(slots=True)
class Account:
    """What one process knows of one bucket."""

    key: str
    rate: Rate
    owed: float = 0.0
    """Spent here, and not told yet."""
    spent: float = 0.0
    """In all processes, when the database was last told."""
    told_at: float = 0.0

    def used(self, now: float) -> float:
        leaked = (now - self.told_at) * self.rate.restore
        return max(0.0, self.spent - leaked) + self.owed

    def check(self, points: float, now: float) -> None:
        """Raises RateLimited."""
        over = self.used(now) + points - self.rate.limit
        if over > 0:
            raise RateLimited(over / max(self.rate.restore, 1e-3))


class Allowances:
    """A limit of 0 means that nobody counts."""

    def __init__(self, person: Rate, address: Rate) -> None:
        self._person, self._address = person, address
        self._known: OrderedDict[object, Account] = OrderedDict()

    async def take(self, viewer: Viewer, points: float, session: Callable[[], Any]) -> None:
        """Raises RateLimited. What is refused costs nothing."""
        account, now = self._account(viewer), monotonic()
        if not account.rate.limit:
            return
        points = min(points, account.rate.limit)
        account.check(points, now)
        if account.owed + points > min(BATCH, account.rate.limit / 10):
            await self._settle(account, session())
            account.check(points, monotonic())
        account.owed += points

    def of(self, viewer: Viewer) -> dict[str, int]:
        account = self._account(viewer)
        rate = account.rate
        left = max(0.0, rate.limit - account.used(monotonic()))
        return {
            "remaining": int(left),
            "limit": int(rate.limit),
            "restoreRate": int(rate.restore),
        }

    def _account(self, viewer: Viewer) -> Account:
        who = viewer.account_id or viewer.address, is_house(viewer.address)
        account = self._known.get(who)
        if account is not None:
            self._known.move_to_end(who)
            return account
        account = self._known[who] = Account(digest(f"spending {who}"), self._rate(viewer))
        if len(self._known) > MOST_KNOWN:
            self._known.popitem(last=False)
        return account

    def _rate(self, viewer: Viewer) -> Rate:
        rate = self._address if viewer.account_id is None else self._person
        return rate.times(WITHIN_THE_HOUSE) if is_house(viewer.address) else rate

    async def _settle(self, account: Account, session: Any) -> None:
        """Whoever comes meanwhile begins a new batch."""
        owed, account.owed = account.owed, 0.0
        account.spent, account.told_at = account.used(monotonic()) + owed, monotonic()
        try:
            spent = await settle(session, account.key, owed, account.rate)
        except BaseException:
            account.spent, account.owed = account.spent - owed, account.owed + owed
            raise
        account.spent, account.told_at = spent, monotonic()


def is_house(address: str) -> bool:
    return not address or address.startswith(HOUSE)
