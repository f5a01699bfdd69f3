"""A shop in which every text of every row is a payload: found by the columns of the tables.

A column that is new is filled like the others; one that cannot be is named here, with the others of
its kind. Each text ends with the name of its column, so that it is known where it was shown.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import count
from typing import Any

from sqlalchemy import Enum, String, inspect
from sqlalchemy.dialects.postgresql import JSONB

from models.audit import AuditEntry
from models.base import Model
from models.carts import LONGEST_NOTE
from models.identity import Invitation, LoginSession
from models.identity.terms import Terms
from models.invariants import InvariantRun
from models.legal import LegalKind, LegalText
from models.refunds import RefundRequest
from models.viewer import Role
from resolvers.context import utc_now
from resolvers.safe_html import safe_html
from tests.factories import Aisle, a_location, a_shop, on_sale
from tests.schema.worlds import World
from tests.texts.payloads import PAYLOADS

ALL = " ".join(PAYLOADS)
NUMBERS = count(1)
"""Some texts must be unlike all others."""
NAMED = re.compile(r"¶([a-z_]+\.[a-z_0-9]+)¶")

CODES = re.compile(
    r"\.(slug|code|delivery_method_code|currency|refund_cap_currency|locale|time_zone|wall|unit"
    r"|token|topic|touchpoint|device|provider|provider_ref|reference|once_key|external_ref|key"
    r"|attribution|request_digest|result_id|scope|card_number|card_last4|\w*digests?|password_hash"
    r"|sealed_\w+|early_tier|barcode|trigrams|roles|grants|event_ref|pay_url"
    r"|series|last_four|auth|p256dh)$"
)
"""Made by the shop, or by those who run it from letters that they choose."""
OTHERWISE = {
    "legal_texts.html": "it is what `safe_html` made of the source",
    "products.found_by": "what triggers read from other columns",
    "audit_entries.act": "the name of a mutation",
    "audit_entries.object_type": "the name of a class",
    "audit_entries.object_id": "an id",
    "audit_entries.request_id": "an id",
    "audit_entries.address": "of a machine",
    "events.name": "the name of a class",
    "channels.country": "two letters",
    "locations.country": "two letters",
    "tax_rates.country": "two letters",
    "products.kind": "a word of the assortment",
    "delivery_methods.cut_off": "a time of day",
    "email_proofs.replaces": "an address that was proven",
}
NOT_SHOWN = {
    "buckets": "what callers spend",
    "tries": "who tried to log in",
    "idempotency_keys": "digests",
    "notices": "whom a mail went to, for the worker",
    "push_subscriptions": "whoever knew one could disturb; for the worker",
    "webhook_deliveries": "what the payment company said, for the worker",
    "recommendation_models": "figures of a model",
    "facet_counts": "numbers of products, by values that are shown with the products",
    "search_words": "made of the products' words by a trigger",
    "payment_events": "amounts",
    "payment_findings": "what was found about money, in words of ours and names of companies",
    "campaigns": "nobody can make one yet",
    "invoice_series": "the last numbers of years",
    "consent_changes": "yes or no",
    "data_exports": "a file for the person alone; see test_spreadsheets.py",
    "erasures": "they name nobody",
    "retention_periods": "the names of rules",
    "media": "figures, and letters that we make",
    "media_files": "files",
    "uploads": "files that wait to be read",
    "catalog_transfers": "what became of files, for those who brought them",
    "attributes": "nobody can say anything of a product in the storefront yet",
    "product_pictures": "the storefront draws products by itself",
}
"""Tables that no page and no mail shows; whoever shows one takes it out."""
LONGEST = {"carts.note": LONGEST_NOTE - 30}
"""What the table takes of a text, less its name and number."""
CAPITALS = {"tax_rates.region"}
"""What the table takes in capitals only."""
JSON = {
    *("customers.address", "orders.delivery_address", "invariant_runs.found"),
    "customer_addresses.place",
    *("audit_entries.before", "audit_entries.after"),
}


def free_texts() -> dict[str, Any]:
    """The columns that hold what people wrote, by their names."""
    return {
        f"{table.name}.{column.name}": column
        for table in Model.metadata.sorted_tables
        if table.name not in NOT_SHOWN
        for column in table.columns
        if _is_free(f"{table.name}.{column.name}", column)
    }


def _is_free(name: str, column: Any) -> bool:
    if isinstance(column.type, JSONB):
        return name in JSON
    is_text = isinstance(column.type, String) and not isinstance(column.type, Enum)
    is_choice = getattr(column.type, "length", None) is not None
    return is_text and not is_choice and name not in OTHERWISE and not CODES.search(name)


def filled(models: Iterable[Model], payload: str) -> None:
    """Every free text of these rows, and of the rows that hang on them, is the payload."""
    free = free_texts()
    for one in _with_lines(models):
        mapper = inspect(type(one))
        for attribute in mapper.column_attrs:
            name = f"{mapper.local_table.name}.{attribute.columns[0].name}"
            value = getattr(one, attribute.key, None)
            if name in free and not (value is None and name in JSON):
                text = f"{payload[: LONGEST.get(name)]} ¶{name}¶{next(NUMBERS)}"
                text = text.upper() if name in CAPITALS else text
                setattr(one, attribute.key, _poisoned(value, text))


def _poisoned(value: Any, text: str) -> Any:
    match value:
        case dict():
            return {name: _poisoned(one, text) for name, one in value.items()}
        case list():
            return [_poisoned(one, text) for one in value]
        case int() | float():
            return value
    return text


def _with_lines(models: Iterable[Model]) -> Iterator[Model]:
    for one in models:
        yield one
        yield from getattr(one, "lines", ())


class Stored:
    """`mine` is a customer's, whose every text is all payloads; `others` hold one each."""

    def __init__(self, payloads: list[str], vault: Any) -> None:
        self.now = utc_now()
        self.aisle, self.store = Aisle(on_hand=1000), a_location(kind="store")
        self.aisle.category.product_count = len(payloads) + 1
        self.tokens: dict[str, str] = {}
        self.models: list[Model] = [a_shop(), *self.aisle.models, self.store]
        self.mine = self._world(Role.CUSTOMER, vault)
        self.owner = self._world(Role.OWNER, vault)
        self._rest()
        filled(self.models, ALL)
        for payload in payloads:
            self._one(payload, vault)

    def _world(self, role: Role, vault: Any) -> World:
        world = World(self.aisle, self.store, role.value, "!", vault)
        session, self.tokens[role.value] = LoginSession.start(world.account, None, self.now)
        self.models += [*world.models, session]
        return world

    def _rest(self) -> None:
        breach = {"name": "a", "means": "b", "count": 1, "examples": ["c"]}
        self.models += [
            InvariantRun(at=self.now, seconds=1, checked=1, provider_answered=True, found=[breach]),
            AuditEntry(
                at=self.now,
                actor_id=self.owner.account.id,
                roles=["owner"],
                act="changeShop",
                before={"name": "a"},
                after={"name": "b", "Location location_1": {"name": "c"}},
            ),
            Invitation.of("a", "b", Terms(Role.AGENT), self.owner.account.id, self.now),
            RefundRequest(
                return_id=self.mine.received.id,
                amount=399,
                currency="USD",
                in_all=399,
                requested_by=self.owner.account.id,
                requested_at=self.now,
            ),
        ]
        for kind in LegalKind:
            html = safe_html(f"{ALL} ¶legal_texts.html¶")
            text = LegalText.write(kind, None, "a", html, by=None, now=self.now)
            self.models.append(text)

    def _one(self, payload: str, vault: Any) -> None:
        world = World(self.aisle, self.store, Role.CUSTOMER.value, "!", vault)
        own = [*on_sale(self.aisle, popularity=9), *world.models]
        filled(own, payload)
        self.models += own

    def paths(self, pattern: str) -> str:
        """An address of the route `pattern`, as `/orders/$orderId`. Raises KeyError."""
        things = {
            "/c/$slug": self.aisle.category.slug,
            "/p/$slug": self.aisle.product.slug,
            "$rest": "orders",
            "$id": self.mine.order.gid,
            "$kind": "terms",
            "$orderId": self.mine.order.gid,
            "$returnId": self.mine.requested.gid,
            "$ticketId": self.mine.ticket.gid,
            "$token": self.mine.shared_by,
        }
        if pattern in things:
            return f"{pattern.rpartition('/')[0]}/{things[pattern]}"
        return re.sub(r"\$\w+", lambda name: str(things[name[0]]), pattern)
