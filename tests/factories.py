"""Ready-made models. Name only what the test is about."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from models.base import Model
from models.carts import Cart, Goods
from models.catalog import Brand, Category, Product, Variant
from models.customers import Customer
from models.inventory import MovementKind, Stock, StockMovement
from models.legal import LegalKind, LegalText
from models.loyalty import Cause, LoyaltyAccount, LoyaltyTier, Points
from models.money import allocate
from models.offers import Offer
from models.orders import Buyer, Order, OrderLine, OrderStatus, order_number
from models.payments import Payment, PaymentStatus
from models.prices import Price
from models.stores import Channel, DeliveryMethod, Location, LocationKind, Shop
from models.viewer import Touchpoint

NOW = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
DAY = timedelta(days=1)


def a_word() -> str:
    return uuid4().hex[:10]


def a_location(**values: Any) -> Location:
    return Location(
        **{
            "kind": LocationKind.WAREHOUSE,
            "number": a_word(),
            "name": "Warehouse",
            "line1": "1 Long Road",
            "city": "Dayton",
            "region": "OH",
            "postal_code": "45402",
            "country": "US",
            "latitude": 39.76,
            "longitude": -84.19,
            **values,
        }
    )


def a_channel(warehouse: Location, **values: Any) -> Channel:
    return Channel(
        **{
            "code": "us",
            "name": "United States",
            "currency": "USD",
            "locale": "en-US",
            "time_zone": "America/New_York",
            "country": "US",
            "prices_include_tax": False,
            "tax_basis_points": 700,
            "warehouse_id": warehouse.id,
            **values,
        }
    )


def a_method(channel: Channel, **values: Any) -> DeliveryMethod:
    return DeliveryMethod(
        **{
            "channel_id": channel.id,
            "code": "standard",
            "name": "Standard",
            "description": "To your door",
            "amount": 499,
            "days_earliest": 2,
            "days_latest": 4,
            **values,
        }
    )


def a_shop(**values: Any) -> Shop:
    return Shop(**{"name": "Test shop", **values})


def a_legal_text(**values: Any) -> LegalText:
    return LegalText(
        **{
            "kind": LegalKind.IMPRINT,
            "number": 1,
            "source": "Who **we** are.",
            "html": "<p>Who <strong>we</strong> are.</p>",
            "written_at": datetime(2026, 1, 1, tzinfo=UTC),
            "in_force_at": datetime(2026, 1, 1, tzinfo=UTC),
            **values,
        }
    )


def a_category(**values: Any) -> Category:
    word = a_word()
    return Category(
        **{"name": f"Shelf {word}", "slug": word, "wall": "bakery", "picture": "1f950", **values}
    )


def a_product(category: Category | UUID, **values: Any) -> Product:
    word = a_word()
    category_id = category if isinstance(category, UUID) else category.id
    return Product(
        **{
            "name": f"Bread {word}",
            "slug": f"bread-{word}",
            "description": "Bread.",
            "category_id": category_id,
            "kind": "bread",
            "brand": Brand.NATIONAL,
            "maker": 69,
            "size": "20 oz",
            "article_number": word,
            "picture": "1f35e",
            "wall": "bakery",
            "listed_at": NOW,
            **values,
        }
    )


def a_variant(product: Product, **values: Any) -> Variant:
    return Variant(**{"product_id": product.id, "sku": f"SKU-{a_word()}", **values})


def a_price(variant: Variant, channel: Channel, amount: int = 399) -> Price:
    return Price(variant_id=variant.id, channel_id=channel.id, amount=amount)


def some_stock(variant: Variant, location: Location, on_hand: int = 10) -> Stock:
    return Stock(variant_id=variant.id, location_id=location.id, on_hand=on_hand)


def opening(stock: Stock) -> StockMovement:
    """The ledger's first line of a shelf: what explains that it lies there."""
    at = {"variant_id": stock.variant_id, "location_id": stock.location_id}
    return StockMovement(**at, kind=MovementKind.OPENING, on_hand=stock.on_hand)


def a_customer(**values: Any) -> Customer:
    return Customer(**{"name": "Ana", "email": f"{a_word()}@example.com", **values})


def a_bought_line(variant: Variant, quantity: int = 1, **values: Any) -> OrderLine:
    """A line of an order, at 3.99 a unit unless `gross` says otherwise."""
    gross = values.get("gross", 399 * quantity)
    return OrderLine(
        **{
            "variant_id": variant.id,
            "name": "Bread",
            "quantity": quantity,
            "unit_price": gross // quantity,
            "gross": gross,
            **values,
        }
    )


def an_order(channel: Channel, *lines: OrderLine, **values: Any) -> Order:
    """Delivered, of a guest, and with sums that add up, unless `values` say otherwise."""
    gross, discount = (sum(getattr(line, n) for line in lines) for n in ("gross", "discount"))
    tax, shipping = sum(line.tax for line in lines), values.get("shipping", 0)
    status = values.get("status", OrderStatus.DELIVERED)
    on_top = 0 if channel.prices_include_tax else tax
    shipping_tax = values.get("tax", tax) - tax
    shares = zip(allocate(shipping, [1] * len(lines)), lines, strict=True)
    for share, line in shares if lines else ():
        line.shipping = share
    if lines:
        lines[0].shipping_tax = shipping_tax
    return Order(
        **{
            "number": order_number(),
            "customer_id": None,
            "email": "ana@example.com",
            "channel_id": channel.id,
            "touchpoint": Touchpoint.WEB,
            "location_id": channel.warehouse_id,
            "status": status,
            "currency": channel.currency,
            "tax_is_included": channel.prices_include_tax,
            "subtotal": gross,
            "discount": discount,
            "shipping": shipping,
            "tax": tax,
            "shipping_tax": shipping_tax,
            "total": gross - discount + shipping + on_top,
            "placed_at": NOW,
            "delivered_at": NOW if status is OrderStatus.DELIVERED else None,
            "lines": list(lines),
            **values,
        }
    )


def a_payment(order: Order, **values: Any) -> Payment:
    return Payment(
        **{
            "order_id": order.id,
            "amount": order.total,
            "currency": order.currency,
            "status": PaymentStatus.CAPTURED,
            "provider_ref": f"pay_{a_word()}",
            **values,
        }
    )


def an_offer(**values: Any) -> Offer:
    """10 % off everything for anybody, for a month from yesterday."""
    return Offer(
        **{
            "code": a_word().upper(),
            "name": "Ten off",
            "percent": None if "amount" in values else 10,
            "most_each": 1,
            "starts_at": NOW - DAY,
            "ends_at": NOW + 30 * DAY,
            **values,
        }
    )


def on_sale(aisle: "Aisle", on_hand: int = 10, amount: int = 399, **values: Any) -> list[Any]:
    """A further product beside that of `aisle`, in the order in which it can be saved."""
    product = a_product(values.pop("category", aisle.category), **values)
    variant = a_variant(product)
    price = a_price(variant, aisle.channel, amount)
    return [product, variant, price, some_stock(variant, aisle.warehouse, on_hand)]


class Aisle:
    """A market with a warehouse and one product on sale: what most walks need."""

    def __init__(self, on_hand: int = 10, amount: int = 399, **channel: Any) -> None:
        self.warehouse = a_location()
        self.channel = a_channel(self.warehouse, **channel)
        self.method = a_method(self.channel)
        self.category = a_category()
        self.product = a_product(self.category)
        self.variant = a_variant(self.product)
        self.price = a_price(self.variant, self.channel, amount)
        self.stock = some_stock(self.variant, self.warehouse, on_hand)

    def another(self, on_hand: int = 10, amount: int = 399) -> list[Any]:
        """A further product on the same shelf, as models to save: product, variant, and so on."""
        product = a_product(self.category)
        variant = a_variant(product)
        return [
            product,
            variant,
            a_price(variant, self.channel, amount),
            some_stock(variant, self.warehouse, on_hand),
        ]

    @property
    def models(self) -> list[Any]:
        """Everything, in the order in which it can be saved."""
        return [
            self.warehouse,
            self.channel,
            self.method,
            self.category,
            self.product,
            self.variant,
            self.price,
            self.stock,
        ]


def some_points(
    member: LoyaltyAccount, points: int, cause: Cause, expires_at: datetime | None = None
) -> list[Model]:
    """Earned and usable: the lot, the movement, and what it moved, as they are to be saved."""
    earned = Points(member, [])
    earned.earn(points, cause, usable_at=cause.at, expires_at=expires_at)
    return [*earned.lots_made, *earned.movements, *earned.moves]


def in_a_tier(
    member: LoyaltyAccount, tier: LoyaltyTier, since: datetime, days: int = 365
) -> LoyaltyAccount:
    """Theirs for so many days."""
    ends = since + days * DAY
    member.tier_id, member.tier_since = tier.id, since
    member.tier_review_at, member.tier_due_at = ends, ends - 30 * DAY
    return member


def some_goods(unit_price: int = 399, available: int = 10, **values: Any) -> Goods:
    return Goods(
        **{
            "variant_id": uuid4(),
            "product_id": uuid4(),
            "sku": "SKU-1",
            "name": "Bread",
            "picture": "1f35e",
            "wall": "bakery",
            "slug": "bread",
            "unit_price": unit_price,
            "available": available,
            **values,
        }
    )


def a_cart(channel: Channel | None = None, **values: Any) -> Cart:
    owner = {} if "customer_id" in values else {"visitor_id": uuid4()}
    return Cart(**{"channel_id": channel.id if channel else uuid4(), **owner, **values})


def a_buyer(**values: Any) -> Buyer:
    return Buyer(
        **{
            "customer_id": None,
            "visitor_id": uuid4(),
            "email": "ana@example.com",
            "address": {"country": "US", "region": "OH"},
            **values,
        }
    )
