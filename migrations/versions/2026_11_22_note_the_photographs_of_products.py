"""note the photographs of products"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "b41c7e02d95f"
down_revision = "5e0b7d91ac34"

REFERENCING = {
    "insert": "new table as touched",
    "update": "new table as touched",
    "delete": "old table as touched",
}

# All that is drawn of a picture, in the order of the pictures: a list of products reads them with
# the products themselves.
PHOTOS = """
create view product_photos as
select placed.product_id, jsonb_agg(
  jsonb_strip_nulls(jsonb_build_object(
    'id', media.id, 'width', media.width, 'height', media.height, 'blur', media.blur_hash,
    'en', placed.alternative, 'de', placed.alternatives ->> 'de'
  )) order by placed.position, placed.id
) as photos
from product_pictures placed join media on media.id = placed.media_id
group by placed.product_id
"""
NOTE = """
create function note_photos() returns trigger language plpgsql as $$
begin
  update products p set photos = noted.photos
  from (
    select one.id, coalesce((select photos from product_photos where product_id = one.id), '[]')
      as photos
    from (select distinct product_id as id from touched) one
  ) noted
  where noted.id = p.id and p.photos <> noted.photos;
  return null;
end $$
"""


def upgrade() -> None:
    photos = sa.Column("photos", JSONB(), nullable=False, server_default="[]")
    op.add_column("products", photos)
    op.execute(PHOTOS)
    op.execute(NOTE)
    for action, referencing in REFERENCING.items():
        op.execute(
            f"create trigger note_photos_{action} after {action} on product_pictures"
            f" referencing {referencing} for each statement execute function note_photos()"
        )
    op.execute(
        "update products p set photos = noted.photos from product_photos noted"
        " where noted.product_id = p.id"
    )


def downgrade() -> None:
    for action in REFERENCING:
        op.execute(f"drop trigger note_photos_{action} on product_pictures")
    op.execute("drop function note_photos()")
    op.execute("drop view product_photos")
    op.drop_column("products", "photos")
