"""The one typed schema: every domain's queries, mutations and subscriptions, merged."""

import strawberry
from strawberry.schema.config import StrawberryConfig

from schema.address_book import AddressMutations, AddressQueries
from schema.analytics import AnalyticsQueries
from schema.audit import AuditQueries
from schema.carts import CartMutations, CartQueries, CartSubscriptions
from schema.catalog import CatalogQueries
from schema.checkout import CheckoutMutations, CheckoutQueries
from schema.compiled import CompilingExecutor
from schema.customers import CustomerQueries
from schema.errors import handlers
from schema.events import EventMutations
from schema.fulfilments import FulfilmentMutations, FulfilmentQueries
from schema.identity import IdentityMutations, IdentityQueries
from schema.invariants import InvariantQueries
from schema.legal import LegalMutations, LegalQueries
from schema.loyalty import LoyaltyMutations, LoyaltyQueries
from schema.merchandising import (
    MerchandisingMutations,
    MerchandisingQueries,
    MerchandisingSubscriptions,
)
from schema.node import NodeQueries
from schema.notices import NoticeMutations, NoticeQueries
from schema.offers import OfferMutations, OfferQueries
from schema.operations import DEADLINE, Schema
from schema.order_changes import OrderChangeMutations
from schema.orders import OrderMutations, OrderQueries, OrderSubscriptions
from schema.payments import PaymentQueries
from schema.pickups import PickupMutations, PickupQueries
from schema.privacy import PrivacyMutations, PrivacyQueries
from schema.recommendations import RecommendationMutations, RecommendationQueries
from schema.refunds import RefundMutations, RefundQueries
from schema.returns import ReturnMutations, ReturnQueries
from schema.scalars import SCALARS
from schema.search import SearchMutations, SearchQueries
from schema.shop import ShopMutations, ShopQueries
from schema.shopping_lists import ListMutations, ListQueries, ListSubscriptions
from schema.staff import StaffMutations, StaffQueries
from schema.stock import StockMutations, StockQueries, StockSubscriptions
from schema.support import SupportMutations, SupportQueries
from schema.tenders import TenderMutations, TenderQueries
from schema.till import TillMutations, TillQueries


@strawberry.type
class Query(
    ShopQueries,
    CatalogQueries,
    MerchandisingQueries,
    NodeQueries,
    CartQueries,
    ListQueries,
    IdentityQueries,
    CustomerQueries,
    AddressQueries,
    CheckoutQueries,
    OrderQueries,
    FulfilmentQueries,
    PaymentQueries,
    ReturnQueries,
    SearchQueries,
    SupportQueries,
    OfferQueries,
    LoyaltyQueries,
    RecommendationQueries,
    AnalyticsQueries,
    InvariantQueries,
    PrivacyQueries,
    LegalQueries,
    StaffQueries,
    RefundQueries,
    TenderQueries,
    AuditQueries,
    StockQueries,
    TillQueries,
    NoticeQueries,
    PickupQueries,
):
    pass


@strawberry.type
class Mutation(
    IdentityMutations,
    CartMutations,
    ListMutations,
    OrderMutations,
    OrderChangeMutations,
    FulfilmentMutations,
    AddressMutations,
    CheckoutMutations,
    OfferMutations,
    ReturnMutations,
    SearchMutations,
    SupportMutations,
    EventMutations,
    PrivacyMutations,
    RecommendationMutations,
    ShopMutations,
    LoyaltyMutations,
    LegalMutations,
    StaffMutations,
    RefundMutations,
    TenderMutations,
    StockMutations,
    MerchandisingMutations,
    TillMutations,
    NoticeMutations,
    PickupMutations,
):
    pass


@strawberry.type
class Subscription(
    CartSubscriptions,
    ListSubscriptions,
    OrderSubscriptions,
    StockSubscriptions,
    MerchandisingSubscriptions,
):
    pass


def build(compiled: bool = True, deadline: float = DEADLINE) -> Schema:
    """The schema; `compiled` says whether plain subtrees run as generated code, `deadline` how many
    seconds an operation may take."""
    return Schema(
        Query,
        deadline=deadline,
        mutation=Mutation,
        subscription=Subscription,
        config=StrawberryConfig(scalar_map=SCALARS),
        exception_handlers=handlers,
        execution_context_class=CompilingExecutor if compiled else None,
    )
