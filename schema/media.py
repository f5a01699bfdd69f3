"""Pictures that staff brought, as they are shown."""

import strawberry

from models import media as model
from resolvers.merchandising import reading
from schema.fields import served_from


@served_from(model.Media, model.Shot)
class Media:
    """A picture. Its files are at `/media/{id}/{width}.avif` and `.webp`; see `widths`.

    `placeholder` are a few pixels of it, in its address itself, until it is there.
    """

    gid: strawberry.ID = strawberry.field(name="id")
    width: int
    height: int
    blur_hash: str
    placeholder: str
    widths: list[int]
    url: str


@served_from(reading.Picture, model.Photo)
class ProductPicture:
    """A picture at its place, with words for those who do not see it."""

    media: Media
    alternative: str
    alternative_de: str | None
