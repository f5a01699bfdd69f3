"""say more of products"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from migrations.online import create_index

revision = "c4e8a1d93f52"
down_revision = "a4e90c6b27d1"

EMPTY = sa.text("'{}'")
MOMENT = sa.DateTime(timezone=True)
PRODUCTS = (
    ("external_ref", sa.Text(), None),
    ("revision", sa.BigInteger(), "1"),
    ("publish_from", MOMENT, None),
    ("publish_until", MOMENT, None),
    ("early_tier", sa.Text(), None),
    ("early_from", MOMENT, None),
    ("tax_class", sa.String(32), "standard"),
    ("age_limits", postgresql.JSONB(), EMPTY),
    ("seo_title", sa.Text(), None),
    ("seo_description", sa.Text(), None),
    ("attributes", postgresql.JSONB(), EMPTY),
    ("texts", postgresql.JSONB(), EMPTY),
    ("public_metadata", postgresql.JSONB(), EMPTY),
    ("private_metadata", postgresql.JSONB(), EMPTY),
)
VARIANTS = (
    ("external_ref", sa.Text(), None),
    ("barcode", sa.Text(), None),
    ("options", postgresql.JSONB(), EMPTY),
    ("weight_grams", sa.BigInteger(), None),
)
CATEGORIES = (
    ("external_ref", sa.Text(), None),
    ("revision", sa.BigInteger(), "1"),
    ("seo_title", sa.Text(), None),
    ("seo_description", sa.Text(), None),
    ("texts", postgresql.JSONB(), EMPTY),
)
TABLES = {"products": PRODUCTS, "variants": VARIANTS, "categories": CATEGORIES}
CHECKS = (
    ("products", "is_published_before_it_ends", "publish_until > publish_from"),
    (
        "products",
        "metadata_is_small",
        "octet_length(public_metadata::text) <= 16384"
        " and octet_length(private_metadata::text) <= 16384",
    ),
    ("variants", "barcode_is_digits", "barcode ~ '^[0-9]{8,14}$'"),
    ("variants", "weighs_something", "weight_grams >= 0"),
)
UNIQUE = (
    ("products", "external_ref"),
    ("variants", "external_ref"),
    ("variants", "barcode"),
    ("categories", "external_ref"),
)
ROWS = {
    "insert": ("new table as after", "select * from after"),
    "update": (
        "old table as before new table as after",
        "(table after except table before) union all (table before except table after)",
    ),
    "delete": ("old table as before", "select * from before"),
}


def _told_of(table: str) -> None:
    """Who shows it to strangers is told of it, as of every other change of the catalogue."""
    for action, (referencing, rows) in ROWS.items():
        name = f"tell_of_{table}_{action}"
        seen = "before" if action == "delete" else "after"
        if table == "attributes":
            told = f"if exists ({rows}) then perform pg_notify('patron_catalog', '*'); end if;"
        else:
            told = (
                f"if (select count(*) from (select from {seen} limit 51) few) > 50"
                " then perform pg_notify('patron_catalog', '*');"
                f" else perform tell_of_products('m', array("
                f"select distinct product_id from ({rows}) r)); end if;"
            )
        op.execute(
            f"create function {name}() returns trigger language plpgsql as $$"
            f" begin {told} return null; end $$"
        )
        op.execute(
            f"create trigger {name} after {action} on {table}"
            f" referencing {referencing} for each statement execute function {name}()"
        )


def _made() -> sa.Column[object]:
    return sa.Column("created_at", MOMENT, server_default=sa.func.now(), nullable=False)


def _id() -> sa.Column[object]:
    return sa.Column("id", sa.Uuid(), primary_key=True)


def _new_tables() -> None:
    op.create_table(
        "attributes",
        _id(),
        sa.Column("code", sa.Text(), nullable=False, unique=True),
        sa.Column("type", sa.String(32), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("names", postgresql.JSONB(), server_default=EMPTY, nullable=False),
        sa.Column(
            "choices", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False
        ),
        sa.Column("unit", sa.Text(), nullable=True),
        sa.Column("revision", sa.BigInteger(), server_default="1", nullable=False),
        _made(),
    )
    op.create_table(
        "media",
        _id(),
        sa.Column("digest", sa.Text(), nullable=False, unique=True),
        sa.Column("width", sa.BigInteger(), nullable=False),
        sa.Column("height", sa.BigInteger(), nullable=False),
        sa.Column("blur_hash", sa.Text(), nullable=False),
        sa.Column("uploaded_by", sa.Uuid(), nullable=False),
        _made(),
        sa.CheckConstraint("width > 0 and height > 0", name="has_a_size"),
    )
    op.create_table(
        "media_files",
        _id(),
        sa.Column("media_id", sa.Uuid(), sa.ForeignKey("media.id"), nullable=False),
        sa.Column("width", sa.BigInteger(), nullable=False),
        sa.Column("format", sa.Text(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        _made(),
        sa.UniqueConstraint("media_id", "width", "format"),
    )
    op.create_table(
        "uploads",
        _id(),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("token_digest", sa.Text(), nullable=False, unique=True),
        sa.Column("expires_at", MOMENT, nullable=False, index=True),
        sa.Column("received_at", MOMENT, nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=True),
        sa.Column("content", sa.LargeBinary(), nullable=True),
        sa.Column("media_id", sa.Uuid(), sa.ForeignKey("media.id"), nullable=True),
        _made(),
    )
    op.create_table(
        "product_links",
        _id(),
        sa.Column("product_id", sa.Uuid(), sa.ForeignKey("products.id"), nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("target_id", sa.Uuid(), sa.ForeignKey("products.id"), nullable=False, index=True),
        sa.Column("position", sa.BigInteger(), nullable=False),
        _made(),
        sa.UniqueConstraint("product_id", "kind", "target_id"),
        sa.CheckConstraint("product_id <> target_id", name="leads_elsewhere"),
    )
    op.create_table(
        "product_pictures",
        _id(),
        sa.Column("product_id", sa.Uuid(), sa.ForeignKey("products.id"), nullable=False),
        sa.Column("media_id", sa.Uuid(), sa.ForeignKey("media.id"), nullable=False, index=True),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("alternative", sa.Text(), nullable=False),
        sa.Column("alternatives", postgresql.JSONB(), server_default=EMPTY, nullable=False),
        _made(),
        sa.UniqueConstraint("product_id", "media_id"),
    )
    op.create_table(
        "catalog_transfers",
        _id(),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("status", sa.String(32), nullable=False),
        sa.Column("is_dry_run", sa.Boolean(), nullable=False),
        sa.Column("policy", sa.String(32), nullable=False),
        sa.Column("upload_id", sa.Uuid(), nullable=True),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("asked_at", MOMENT, nullable=False, index=True),
        sa.Column("ended_at", MOMENT, nullable=True),
        *(
            sa.Column(name, sa.BigInteger(), nullable=False)
            for name in ("total", "done", "created", "changed", "unchanged", "failed")
        ),
        sa.Column("faults", postgresql.JSONB(), nullable=False),
        sa.Column("problem", sa.Text(), nullable=True),
        sa.Column("size", sa.BigInteger(), nullable=True),
        sa.Column("result", sa.LargeBinary(), nullable=True),
        _made(),
        sa.CheckConstraint("done <= total", name="is_within_bounds"),
    )


def upgrade() -> None:
    _new_tables()
    for table in ("attributes", "product_links", "product_pictures"):
        _told_of(table)
    for table, columns in TABLES.items():
        for name, type_, default in columns:
            op.add_column(
                table, sa.Column(name, type_, nullable=default is None, server_default=default)
            )
    for table, name, rule in CHECKS:
        named = op.f(f"ck_{table}_{name}")
        op.execute(f"alter table {table} add constraint {named} check ({rule}) not valid")
    for table, name, _ in CHECKS:
        named = op.f(f"ck_{table}_{name}")
        with op.get_context().autocommit_block():
            op.execute(f"alter table {table} validate constraint {named}")
    for table, column in UNIQUE:
        name = f"uq_{table}_{column}"
        create_index(name, table, [column], unique=True)
        op.execute(f"alter table {table} add constraint {name} unique using index {name}")
    timed = sa.text("publish_from is not null or publish_until is not null")
    create_index("ix_products_timed", "products", ["publish_from"], postgresql_where=timed)


def downgrade() -> None:
    op.drop_index("ix_products_timed", table_name="products")
    for table, columns in reversed(TABLES.items()):
        for name, _, _ in reversed(columns):
            op.drop_column(table, name)
    for table in ("attributes", "product_links", "product_pictures"):
        for action in ROWS:
            op.execute(f"drop trigger tell_of_{table}_{action} on {table}")
            op.execute(f"drop function tell_of_{table}_{action}()")
    for table in (
        "catalog_transfers",
        "product_pictures",
        "product_links",
        "uploads",
        "media_files",
        "media",
        "attributes",
    ):
        op.drop_table(table)
