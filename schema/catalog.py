"""The catalogue, as the API shows it."""

from typing import TYPE_CHECKING, Annotated

import strawberry
from strawberry.scalars import JSON

from models import catalog as model
from models import inventory
from resolvers import catalog
from resolvers.catalog import availability, early, facets, listing, product, shelves, suggestions
from resolvers.merchandising import shown
from schema.fields import ANYONE, Node, Shared, query, related, served_from
from schema.media import ProductPicture
from schema.money import Money
from schema.paging import connection
from schema.shop import Store

if TYPE_CHECKING:
    from schema.merchandising import ProductDetails

LazyDetails = Annotated["ProductDetails", strawberry.lazy("schema.merchandising")]
LazyCategory = Annotated["Category", strawberry.lazy("schema.catalog")]


@served_from(model.Category, catalog.CategoryCard)
class Category(Node):
    """A shelf in the tree of shelves. `wall` and `picture` (an emoji's code point) draw it."""

    name: str
    slug: str
    wall: str
    picture: str
    level: int
    product_count: int
    name_de: str | None
    parent = related(shelves.parent, returns=LazyCategory | None)
    children = related(shelves.children, returns=list[LazyCategory])
    heap = related(shelves.heap, returns=list[str])


@served_from(model.UnitPrice)
class UnitPrice:
    """What one unit of the content costs, to compare packages by."""

    price: Money
    unit: str


@served_from(catalog.VariantCard)
class Variant(Node):
    """What a SKU names, with its prices in this market and its stock for delivery."""

    sku: str
    name: str
    price: Money
    regular_price: Money
    sale_price: Money | None
    lowest_recent_price: Money | None
    stock: inventory.StockStatus
    quantity_available: int


@served_from(availability.StoreStock)
class StoreStock:
    """What a store has of a product; `distanceKm` is null when nobody said from where."""

    store: Store
    stock: inventory.StockStatus
    quantity_available: int
    distance_km: float | None


@served_from(catalog.ProductCard)
class Product(Node):
    """A product on sale in this market, as its usual variant offers it.

    `needsArticleNumber` asks to show the article number: nothing else tells it from its twins.
    At most 99 pieces are told. `price` is what is charged now. While a sale runs it is the
    `salePrice`, `regularPrice` is what it costs otherwise, and `lowestRecentPrice` what it cost
    least in the 30 days before the sale. `picture` draws what has no `photo`.
    """

    name: str
    slug: str
    description: str
    kind: str
    brand: model.Brand
    maker: int
    size: str | None
    article_number: str
    needs_article_number: bool
    picture: str
    wall: str
    is_age_restricted: bool
    variant_gid: strawberry.ID = strawberry.field(name="variantId")
    sku: str
    price: Money
    regular_price: Money
    sale_price: Money | None
    lowest_recent_price: Money | None
    unit_price: UnitPrice | None
    name_de: str | None
    photo: ProductPicture | None
    stock: inventory.StockStatus
    quantity_available: int
    category: Category
    breadcrumbs = related(shelves.breadcrumbs, returns=list[Category])
    variants = related(product.product_variants, returns=list[Variant])
    details = related(shown.details, returns=LazyDetails | None)
    availability = related(availability.availability, returns=list[StoreStock], may_refuse=True)


@served_from(facets.FacetValue)
class FacetValue:
    """A choice: `count` products would remain. `input` is the part of a `ProductFilter` that makes
    it: put into the filter as it is, it takes the place of what was chosen in this facet.
    """

    value: str
    label: str
    count: int
    is_selected: bool
    input: JSON


@served_from(facets.Facet)
class Facet:
    """Choices of one kind. What is chosen in it does not narrow its own counts."""

    name: facets.FacetName
    values: list[FacetValue]


ProductConnection = connection(
    Product,
    "Product",
    total_count=related(listing.product_count, returns=int),
    is_count_capped=related(listing.is_count_capped, returns=bool),
    facets=related(listing.product_facets, returns=list[Facet]),
    corrected_text=related(listing.corrected_text, returns=str | None, pure=True),
)


@served_from(suggestions.Suggestions)
class Suggestions:
    """For the box in which a search is typed."""

    words: list[str]
    categories: list[Category]
    products: list[Product]


@strawberry.type
class CatalogQueries:
    categories = query(
        shelves.categories, returns=list[Category], allow=ANYONE, shared=Shared.EVERYBODY
    )
    category = query(
        shelves.category, returns=Category | None, allow=ANYONE, shared=Shared.EVERYBODY
    )
    early_access = query(early.early_access, returns=list[Product], allow=ANYONE)
    products = query(
        listing.products, returns=ProductConnection, allow=ANYONE, shared=Shared.EVERYBODY
    )
    product = query(product.product, returns=Product | None, allow=ANYONE, shared=Shared.EVERYBODY)
    suggestions = query(
        suggestions.suggestions, returns=Suggestions, allow=ANYONE, shared=Shared.EVERYBODY
    )
