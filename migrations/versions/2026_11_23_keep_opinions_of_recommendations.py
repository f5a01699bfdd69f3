"""keep opinions of recommendations, and what merchandisers want of them"""

import sqlalchemy as sa
from alembic import op

from migrations.online import create_index

revision = "f27d10b8a6e4"
down_revision = "a57e0c93d1f4"

VERDICTS = ("not_for_me", "owned", "good", "hide_maker")
KINDS = ("pin", "boost", "bury", "once")
PLACEMENTS = (
    *("home", "usuals", "product", "cart", "order", "category", "similar", "step_up", "email"),
    *("chat", "rep", "kiosk"),
)
VIEWED = "ix_events_viewed_by_customer"


def upgrade() -> None:
    op.create_table(
        "opinions",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("verdict", _one_of(*VERDICTS, name="verdict"), nullable=False),
        sa.Column("product_id", sa.Uuid()),
        sa.Column("maker", sa.BigInteger()),
        sa.Column("token", sa.Text()),
        sa.Column("customer_id", sa.Uuid()),
        sa.Column("visitor_id", sa.Uuid()),
        _created_at(),
        sa.CheckConstraint(
            "num_nonnulls(customer_id, visitor_id) = 1", name=op.f("ck_opinions_has_one_owner")
        ),
        sa.CheckConstraint(
            "num_nonnulls(product_id, maker) = 1", name=op.f("ck_opinions_is_of_one_thing")
        ),
        sa.CheckConstraint(
            "(verdict = 'hide_maker') = (maker is not null)",
            name=op.f("ck_opinions_hides_what_it_names"),
        ),
        _leads("opinions", "product_id", "products"),
        _leads("opinions", "customer_id", "customers"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_opinions")),
        *(
            sa.UniqueConstraint(owner, of, name=op.f(f"uq_opinions_{owner}_{of}"))
            for owner in ("customer_id", "visitor_id")
            for of in ("product_id", "maker")
        ),
    )
    _index_some("opinions", "product_id")
    op.execute(
        "insert into opinions (id, verdict, product_id, customer_id, visitor_id, created_at)"
        " select id, 'not_for_me', product_id, customer_id,"
        " case when customer_id is null then visitor_id end, created_at"
        " from dismissals where num_nonnulls(customer_id, visitor_id) > 0"
    )
    # Every row of it is among the opinions.
    op.execute("-- squawk-ignore ban-drop-table\ndrop table dismissals")
    op.create_table(
        "recommendation_rules",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kind", _one_of(*KINDS, name="rulekind"), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True)),
        sa.Column("placement", _one_of(*PLACEMENTS, name="placement")),
        sa.Column("product_id", sa.Uuid()),
        sa.Column("category_id", sa.Uuid()),
        sa.Column("maker", sa.BigInteger()),
        sa.Column("set_by", sa.Uuid()),
        _created_at(),
        sa.CheckConstraint(
            "num_nonnulls(product_id, category_id, maker) = 1",
            name=op.f("ck_recommendation_rules_is_of_one_thing"),
        ),
        sa.CheckConstraint(
            "ends_at is not null or kind = 'once'", name=op.f("ck_recommendation_rules_ends")
        ),
        sa.CheckConstraint(
            "kind <> 'pin' or product_id is not null",
            name=op.f("ck_recommendation_rules_pins_a_product"),
        ),
        _leads("recommendation_rules", "product_id", "products"),
        _leads("recommendation_rules", "category_id", "categories"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recommendation_rules")),
        sa.UniqueConstraint(
            *("kind", "placement", "product_id", "category_id", "maker"),
            name="uq_recommendation_rules_subject",
            postgresql_nulls_not_distinct=True,
        ),
    )
    for column in ("product_id", "category_id"):
        _index_some("recommendation_rules", column)
    for table in ("customers", "visitors"):
        op.add_column(
            table,
            sa.Column(
                "is_personalised", sa.Boolean(), server_default=sa.text("true"), nullable=False
            ),
        )
    create_index(
        VIEWED,
        "events",
        ["customer_id", "at"],
        postgresql_where=sa.text("name = 'ProductViewed' and customer_id is not null"),
    )


def _one_of(*values: str, name: str) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, length=32)


def _created_at() -> sa.Column[object]:
    return sa.Column(
        "created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False
    )


def _leads(table: str, column: str, to: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{to}.id"], name=op.f(f"fk_{table}_{column}"))


def _index_some(table: str, column: str) -> None:
    op.create_index(
        op.f(f"ix_{table}_{column}"),
        table,
        [column],
        postgresql_where=sa.text(f"{column} is not null"),
    )


def downgrade() -> None:
    op.drop_index(VIEWED, "events")
    for table in ("customers", "visitors"):
        op.drop_column(table, "is_personalised")
    op.drop_table("recommendation_rules")
    op.create_table(
        "dismissals",
        sa.Column("product_id", sa.Uuid(), nullable=False),
        sa.Column("customer_id", sa.Uuid()),
        sa.Column("visitor_id", sa.Uuid()),
        sa.Column("id", sa.Uuid(), nullable=False),
        _created_at(),
        _leads("dismissals", "product_id", "products"),
        _leads("dismissals", "customer_id", "customers"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dismissals")),
        sa.UniqueConstraint(
            "customer_id", "product_id", name=op.f("uq_dismissals_customer_id_product_id")
        ),
        sa.UniqueConstraint(
            "visitor_id", "product_id", name=op.f("uq_dismissals_visitor_id_product_id")
        ),
    )
    op.execute(
        "insert into dismissals (id, product_id, customer_id, visitor_id, created_at)"
        " select id, product_id, customer_id, visitor_id, created_at from opinions"
        " where verdict = 'not_for_me'"
    )
    op.drop_table("opinions")
