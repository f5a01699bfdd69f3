"""Nobody sees or does what the policy does not say, whichever way they come."""

import pytest
import strawberry
from strawberry.field_extensions import InputMutationExtension
from strawberry.schema.config import StrawberryConfig

import schema
from api.adapters.letters import SampleLetters
from api.adapters.payments import SandboxPayments
from models import ids
from models.invariants import InvariantRun
from models.orders import Order
from models.payments import FindingKind, PaymentFinding
from models.privacy import RULES, RetentionPeriod
from models.stores import DeliveryKind
from models.viewer import Role
from resolvers import customers as customer_resolvers
from resolvers import staff as staff_resolvers
from resolvers.context import Info, utc_now
from resolvers.ports import Gateways
from schema import operations
from schema.customers import Customer
from schema.errors import handlers
from schema.fields import ANYONE, query
from schema.operations import Schema
from schema.orders import Order as OrderType
from schema.scalars import SCALARS
from schema.staff import ReactivateStaffResult
from tests import standins
from tests.api.servers import SECRET, Provider, running
from tests.factories import (
    Aisle,
    a_legal_text,
    a_location,
    a_method,
    a_shop,
    on_sale,
    some_stock,
)
from tests.schema import reach
from tests.schema.catalog_world import all_said, searched_in_vain
from tests.schema.filling import OTHER_PASSWORD, PASSWORD
from tests.schema.matrix import Matrix
from tests.schema.policy import (
    ALL,
    ANONYMOUS,
    LOGGED_IN,
    NOT_AUDITED,
    PERSONAL,
    POLICY,
    TRUSTED,
)
from tests.schema.worlds import World

OF_STAFF = {
    name.removeprefix("Mutation.")
    for name, line in POLICY.items()
    if name.startswith("Mutation.")
    and line.call & (line.own | (line.foreign or frozenset())) & (LOGGED_IN - {"customer"})
}
"""Mutations by which somebody of staff can do something."""
EVERYBODY = tuple(sorted(ALL))
BREACH = {"name": "a", "means": "b", "count": 1, "examples": []}


@pytest.fixture(scope="module")
async def payments(tmp_path_factory):
    company = Provider(tmp_path_factory.mktemp("payments"))
    async with running(company), company.client() as client:
        yield Gateways({"sandbox": SandboxPayments(client, "http://shop.test", SECRET)})


@pytest.fixture
async def matrix_of(connection, save, payments, monkeypatch):
    """Makes the matrix of a schema, and the world of each role that is to ask."""
    ports = standins.ports(payments=payments, letters=SampleLetters("http://shop.test"))
    # Nobody else asks for everything at once.
    monkeypatch.setattr(operations, "COST", 50_000)
    aisle, store = Aisle(on_hand=1000), a_location(kind="store", has_pickup=True)
    elsewhere = a_location(kind="store", has_pickup=True)
    run = InvariantRun(at=utc_now(), seconds=1, checked=1, provider_answered=True, found=[BREACH])
    aisle.category.product_count = 1
    await save(*(RetentionPeriod(rule=one.name, pruned_at=utc_now()) for one in RULES))
    found = PaymentFinding(
        kind=FindingKind.DIFFERS,
        provider="sandbox",
        provider_ref="pay_1",
        payment_id=None,
        amount=399,
        currency="USD",
        is_mended=False,
    )
    await save(*all_said(aisle), *searched_in_vain(), *on_sale(aisle, popularity=9), run, found)
    pickup = a_method(aisle.channel, code="pickup", kind=DeliveryKind.PICKUP, amount=0)
    shelf = some_stock(aisle.variant, store, 1000)
    await save(a_shop(), a_legal_text(), store, pickup, shelf)
    hashes = [await ports.passwords.hash(one) for one in (PASSWORD, OTHER_PASSWORD)]
    others = {
        "a customer's": World(aisle, store, "customer", hashes[1], ports.vault),
        "a guest's": World(aisle, store, ANONYMOUS, hashes[1], ports.vault),
        "another store's": World(aisle, elsewhere, "customer", hashes[1], ports.vault, True),
    }
    await save(elsewhere, some_stock(aisle.variant, elsewhere, 1000))
    for world in others.values():
        await save(*world.models)

    async def ask_all(built, roles=EVERYBODY, only=()):
        matrix = Matrix(built, connection, ports, others)
        for role in roles:
            me = World(aisle, store, role, hashes[0], ports.vault)
            async with connection.begin_nested() as savepoint:
                await save(*me.models)
                await matrix.ask_as(me, only)
                await savepoint.rollback()
        return matrix.report

    return ask_all


def test_the_policy_names_every_root_field_and_every_private_field_and_nothing_else():
    assert reach.unlisted(schema.build()._schema) == []


def test_what_needs_no_line_leads_to_nothing_private():
    assert reach.leaks(schema.build()._schema) == []


def test_the_policy_knows_every_role():
    assert {role.value for role in Role} | {ANONYMOUS, TRUSTED} == ALL


@strawberry.type(name="Query")
class Careless(schema.Query):
    customers = query(customer_resolvers.customers, returns=list[Customer], allow=ANYONE)

    @strawberry.field
    async def order(self, info: Info, id: strawberry.ID) -> OrderType | None:
        return await info.context.session.get(Order, ids.decode(id)[1])

    @strawberry.field
    async def takings(self) -> int:
        return 1


@strawberry.type(name="Mutation")
class Hasty(schema.Mutation):
    reactivate_staff = strawberry.field(
        resolver=staff_resolvers.reactivate_staff,
        graphql_type=ReactivateStaffResult,
        extensions=[InputMutationExtension()],
    )


def careless():
    """A schema with a field without its permission, a row for everybody, a field unheard of, and
    a mutation that is written as a plain field."""
    return Schema(
        Careless,
        mutation=Hasty,
        subscription=schema.Subscription,
        config=StrawberryConfig(scalar_map=SCALARS),
        exception_handlers=handlers,
    )


def test_a_field_that_the_policy_does_not_name_is_found():
    assert reach.unlisted(careless()._schema) == ["Query.takings"]


async def test_a_field_without_its_permission_is_found_for_each_role_it_is_not_for(matrix_of):
    report = await matrix_of(careless(), only=["Query.customers"])

    found = {hole.split(", ")[1] for hole in report.holes}
    assert found == ALL - PERSONAL


async def test_a_row_that_strangers_see_is_found_with_all_that_lies_behind_it(matrix_of):
    report = await matrix_of(careless(), ["customer", "analyst"], ["Query.order"])

    for role in ("customer", "analyst"):
        for way in ("Query.order", "Query.order > Order.customer > Customer.email"):
            wanted = "allowed, not as if it did not exist."
            assert f"{way}, {role}, a customer's: {wanted}" in report.holes


async def test_an_order_of_another_store_is_found(matrix_of):
    report = await matrix_of(careless(), ["associate"], ["Query.order"])

    wanted = "Query.order, associate, another store's: allowed, not as if it did not exist."
    assert wanted in report.holes
    assert not any("associate, a customer's: allowed" in hole for hole in report.holes)


async def test_what_staff_do_without_a_line_in_the_audit_log_is_found(matrix_of):
    report = await matrix_of(
        careless(), ["owner"], ["Mutation.reactivateStaff", "Mutation.deactivateStaff"]
    )

    assert report.unaudited == {"reactivateStaff"}
    assert report.audited == {"deactivateStaff"}


async def test_every_route_is_as_open_as_the_policy_says_for_every_role(matrix_of):
    report = await matrix_of(schema.build())

    assert report.holes == []
    assert report.cells >= 2000
    assert len(report.outcomes) == 3
    assert report.unaudited == NOT_AUDITED
    assert report.audited == OF_STAFF - NOT_AUDITED
