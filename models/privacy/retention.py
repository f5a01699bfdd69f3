"""How long is kept what grows by itself: one table of rules, which the owner sees and may set.

Each rule deletes rows in small batches, or empties columns of them. A table that grows and has no
rule has a reason in `models/privacy/classified.py`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.analytics import BehaviourEvent
from models.base import DomainError, Model

BROWSING = ", ".join(f"'{one.value}'" for one in BehaviourEvent)


@dataclass
class RetentionOutOfBounds(DomainError):
    message = "This is kept between {least} and {most} days."
    least: int
    most: int


@dataclass(frozen=True)
class RetentionRule:
    """Rows of `table` for which `is_old` holds: SQL that may use `:since`, `days` days ago."""

    name: str
    what: str
    """In words, for the owner."""
    table: str
    is_old: str
    days: int
    least: int = 1
    most: int = 3650
    empties: Mapping[str, str] | None = None
    """Columns that are set instead of rows deleted; `is_old` must not hold for them after."""
    key: str = "id"

    def check(self, days: int) -> None:
        """Raises RetentionOutOfBounds."""
        if not self.least <= days <= self.most:
            raise RetentionOutOfBounds(least=self.least, most=self.most)

    @property
    def sql(self) -> str:
        """Prunes at most `:batch` rows; one that is in use is skipped, until the next run."""
        chosen = (
            f"select {self.key} from {self.table} where {self.is_old}"
            f" limit :batch for update skip locked"
        )
        if self.empties:
            sets = ", ".join(f"{column} = {value}" for column, value in self.empties.items())
            return f"update {self.table} set {sets} where {self.key} in ({chosen})"
        return f"delete from {self.table} where {self.key} in ({chosen})"


class RetentionPeriod(Model):
    """What the owner set for a rule, and how the last pruning by it went."""

    __tablename__ = "retention_periods"
    __table_args__ = (CheckConstraint("days > 0", name="days_are_positive"),)
    prefix = "retention"

    rule: Mapped[str] = mapped_column(unique=True)
    days: Mapped[int | None] = mapped_column(default=None)
    """None for the rule's own."""
    pruned_at: Mapped[datetime | None] = mapped_column(default=None)
    pruned: Mapped[int] = mapped_column(default=0)
    """Rows, in all since the shop began."""


RULES: tuple[RetentionRule, ...] = (
    RetentionRule(
        "browsing",
        "What was looked at and searched for.",
        "events",
        f"name in ({BROWSING}) and at < :since",
        400,
        least=30,
    ),
    RetentionRule(
        "carts_events",
        "Each change of a cart.",
        "events",
        "name in ('CartChanged', 'CartsMerged', 'CartOrdered', 'CartAbandoned', 'ListChanged',"
        " 'RecommendationDismissed') and at < :since",
        90,
    ),
    RetentionRule(
        "access",
        "Who logged in, signed up or asked for a link.",
        "events",
        "name in ('LoggedIn', 'SignedUp', 'LinkAsked', 'SecurityChanged', 'EmailChanged',"
        " 'ExportAsked', 'ErasureAsked') and at < :since",
        90,
        least=7,
    ),
    RetentionRule(
        "sessions",
        "Logins, after they ended.",
        "login_sessions",
        "expires_at < :since",
        30,
    ),
    RetentionRule(
        "refresh_tokens",
        "Tokens by which an app renewed its login, once used.",
        "refresh_tokens",
        "used_at < :since",
        30,
        least=7,
    ),
    RetentionRule(
        "visitors",
        "Browsers that did not come back.",
        "visitors",
        "seen_at < :since",
        400,
        least=30,
    ),
    RetentionRule(
        "cart_lines",
        "What lies in carts of browsers and customers that left them.",
        "cart_lines",
        "cart_id in (select id from carts where updated_at < :since)",
        90,
        least=2,
    ),
    RetentionRule(
        "carts",
        "Carts, once they are empty.",
        "carts",
        "updated_at < :since and not exists (select from cart_lines l where l.cart_id = carts.id)",
        90,
        least=2,
    ),
    RetentionRule(
        "shared_carts",
        "Copies of carts for others, once their links are over.",
        "shopping_lists",
        "kind = 'copy' and shared_until < :since",
        7,
    ),
    RetentionRule(
        "guest_lists",
        "What browsers that did not come back saved and wished for.",
        "shopping_lists",
        "kind <> 'copy' and customer_id is null and updated_at < :since",
        400,
        least=30,
    ),
    RetentionRule(
        "opinions",
        "What a guest said of what was recommended.",
        "opinions",
        "customer_id is null and created_at < :since",
        400,
    ),
    RetentionRule(
        "idempotency_keys",
        "Keys by which a repeated order is known as the same.",
        "idempotency_keys",
        "created_at < :since",
        30,
    ),
    RetentionRule(
        "notices",
        "Which mail went to whom.",
        "notices",
        "created_at < :since and (sent_at is not null or refusal is not null)",
        400,
        least=31,
    ),
    RetentionRule(
        "order_notices",
        "What was told of orders, to whom and by which channel.",
        "order_notices",
        "created_at < :since and due_at is null",
        400,
        least=31,
    ),
    RetentionRule(
        "links",
        "Links by mail, after they expired.",
        "email_proofs",
        "expires_at < :since and not exists (select from erasures e"
        " where e.proof_id = email_proofs.id and e.settled_at is null)",
        7,
    ),
    RetentionRule(
        "exports",
        "Copies that customers asked for; fetched within a day, or not at all.",
        "data_exports",
        "expires_at < :since",
        30,
    ),
    RetentionRule(
        "payment_messages",
        "What messages of the payment company said, once acted on.",
        "webhook_deliveries",
        "handled_at < :since and payload <> '{}'",
        90,
        least=30,
        empties={"payload": "'{}'"},
    ),
    RetentionRule(
        "consents",
        "Who agreed to being followed, or refused: a proof.",
        "consent_changes",
        "at < :since",
        1095,
        least=365,
    ),
    RetentionRule(
        "tickets",
        "Conversations, after they were closed: their messages.",
        "ticket_messages",
        "ticket_id in (select id from tickets where status = 'closed' and updated_at < :since)",
        1095,
        least=30,
    ),
    RetentionRule(
        "closed_tickets",
        "Conversations without messages.",
        "tickets",
        "status = 'closed' and updated_at < :since"
        " and not exists (select from ticket_messages m where m.ticket_id = tickets.id)",
        1095,
        least=30,
    ),
    RetentionRule(
        "pickup_slots",
        "How full an hour of a store was.",
        "pickup_slots",
        "ends_at < :since",
        400,
        least=30,
    ),
    RetentionRule(
        "models",
        "Notes about trainings of the recommender.",
        "recommendation_models",
        "not is_live and trained_at < :since",
        90,
    ),
    RetentionRule(
        "job_log",
        "Which job ran when.",
        "pgqueuer_log",
        "created < :since",
        2,
        most=90,
    ),
    RetentionRule(
        "job_figures",
        "How many jobs ran.",
        "pgqueuer_statistics",
        "created < :since",
        30,
        most=400,
    ),
)


def rule(name: str) -> RetentionRule | None:
    return next((one for one in RULES if one.name == name), None)


STAYS: Mapping[str, str] = {
    "events": "What befell orders, points and returns is part of the books; of the rest, by rules.",
    "orders": "The books.",
    "order_lines": "The books.",
    "order_changes": "The books: what was given back, and why.",
    "fulfilments": "The books: what was sent.",
    "fulfilment_lines": "The books: what was sent.",
    "tracking_events": "That a message came is known for ever, so that it counts once.",
    "pickups": "The books: what was handed over.",
    "invoices": "The books.",
    "invoice_series": "The books: which number is next.",
    "payments": "The books.",
    "payment_events": "The books.",
    "payment_findings": "The books: what was found of money, and mended.",
    "webhook_deliveries": "That a message came is known for ever, so that it counts once.",
    "returns": "The books.",
    "return_lines": "The books.",
    "refund_requests": "The books: who decided.",
    "stock_movements": "The books: where the goods are.",
    "stock_reservations": "Gone within the hour, see `api/jobs/stock.py`.",
    "list_lines": "Each goes with its list.",
    "tender_accounts": "The books: what the shop owes.",
    "tender_movements": "The books: what the shop owes.",
    "order_tenders": "The books.",
    "gift_cards": "The books: good until they are spent.",
    "loyalty_accounts": "A member is one until erased.",
    "loyalty_movements": "The books: points.",
    "points_lots": "The books: points.",
    "points_lot_moves": "The books: points.",
    "loyalty_programmes": "There is one.",
    "loyalty_tiers": "At most ten.",
    "offers": "An order shows by which offer it was cheaper.",
    "offer_redemptions": "An offer is used once, for ever.",
    "recommendation_rules": "One for each kind, thing and place; merchandisers end it.",
    "campaign_members": "Of campaigns of the demo's past; nothing is added.",
    "customers": "Until erased.",
    "customer_addresses": "A customer's own, until taken out or erased; at most twenty.",
    "notice_choices": "A customer's own, one for each step and channel, until erased.",
    "push_subscriptions": "A customer's own, at most ten; each goes with its browser.",
    "accounts": "Until erased.",
    "second_factors": "One for each account.",
    "invitations": "Of staff; few.",
    "audit_entries": "The owner's proof of what staff did.",
    "erasures": "So that they can be repeated; they name nobody.",
    "tries": "Gone within the hour, see `api/jobs/housekeeping.py`.",
    "buckets": "Gone within the hour, see `api/jobs/housekeeping.py`.",
    "invariant_runs": "The last hundred, see `api/jobs/invariants.py`.",
    "uploads": "Of staff; their files go within days, see `api/jobs/merchandising.py`.",
    "catalog_transfers": "Of staff; their files go within days, see `api/jobs/merchandising.py`.",
    "legal_texts": "What the law wants shown, version by version.",
    "pgqueuer": "Jobs that wait; each goes when it is done.",
    **dict.fromkeys(
        (
            "shops",
            "channel_locations",
            "channels",
            "delivery_methods",
            "tax_rates",
            "locations",
            "categories",
            "products",
            "variants",
            "prices",
            "price_changes",
            "stock",
            "campaigns",
            "offer_products",
            "offer_codes",
            "search_words",
            "attributes",
            "product_links",
            "product_pictures",
            "media",
            "media_files",
            "synonym_groups",
            "facet_counts",
            "retention_periods",
            "pgqueuer_schedules",
        ),
        "Grows with the shop, not with its visitors.",
    ),
}
"""Tables, or what is left of them by the rules, that are kept, and why."""
