"""A product of which everything is said that can be said, and another that it leads to and from."""

from datetime import timedelta
from typing import Any

from models.base import EventEntry, Model
from models.catalog import LinkKind, Product, ProductLink, ProductPicture, ProductStatus, Variant
from models.media import Media
from models.prices import Price
from resolvers.context import utc_now
from tests.factories import DAY, Aisle, a_price, a_product, a_variant, a_word

TEXTS = {"de": {"name": "Brot"}}
VAIN = "unobtainium"


def all_said(aisle: Aisle) -> list[Model]:
    """What is to be saved before and beside the models of `aisle`, of whose product it is said."""
    _set(aisle.category, external_ref=a_word(), texts=TEXTS, **_for_search_engines())
    other = a_product(aisle.category, status=ProductStatus.ARCHIVED)
    sort = a_variant(other)
    both = ((aisle.product, aisle.variant), (other, sort))
    for place, (product, variant) in enumerate(both):
        _say(product, place)
        _say_of_variant(variant)
    looks = [_looks(product) for product, _ in both]
    links = [
        ProductLink(product_id=one.id, kind=kind, target_id=target.id)
        for one, target in ((aisle.product, other), (other, aisle.product))
        for kind in LinkKind
    ]
    _put_on_sale(aisle.price)
    beside = [other, sort, a_price(sort, aisle.channel)]
    return [*aisle.models, *beside, *(each for some in looks for each in some), *links]


def _put_on_sale(price: Price) -> None:
    price.regular = price.lowest_recent = price.amount + 100
    price.sale_amount, price.sale_from = price.amount, utc_now() - DAY


def searched_in_vain() -> list[Model]:
    """Often enough to be told."""
    data = {"text": VAIN, "results": 0}
    return [EventEntry(name="Searched", at=utc_now(), data=data) for _ in range(2)]


def _say(product: Product, place: int) -> None:
    now = utc_now()
    _set(
        product,
        # The two that merchandisers see first, whatever else is on sale.
        listed_at=now + DAY - timedelta(seconds=place),
        unit_quantity=20,
        unit="oz",
        external_ref=a_word(),
        publish_from=now - DAY,
        publish_until=now + 100 * DAY,
        early_tier="gold",
        early_from=now - 2 * DAY,
        age_limits={"XX": 18},
        attributes={"fat": "low"},
        texts=TEXTS,
        public_metadata={"erp": "1"},
        private_metadata={"margin": "2"},
        **_for_search_engines(),
    )


def _say_of_variant(variant: Variant) -> None:
    _set(
        variant,
        external_ref=a_word(),
        barcode=str(int(a_word(), 16) % 10**12).zfill(12),
        weight_grams=500,
        options={"size": "20 oz"},
    )


def _looks(product: Product) -> list[Model]:
    shot = {"width": 640, "height": 480, "blur_hash": "LEHV6nWB2yk8pyo0adR*.7kCMdnj"}
    media = Media(digest=a_word(), uploaded_by=product.id, **shot)
    words = {"alternative": "Bread", "alternatives": {"de": "Brot"}}
    return [media, ProductPicture(product_id=product.id, media_id=media.id, **words)]


def _for_search_engines() -> dict[str, Any]:
    return {"seo_title": "Bread", "seo_description": "Bread."}


def _set(model: Model, **values: Any) -> None:
    for name, value in values.items():
        setattr(model, name, value)
