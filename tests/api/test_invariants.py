"""Each invariant holds in a shop that works, and is seen to be broken when it is."""

from datetime import UTC, datetime, timedelta
from functools import partial
from types import SimpleNamespace

import pytest
from sqlalchemy import text

from api.invariants import look
from models.base import EventEntry
from models.idempotency import IdempotencyKey
from models.invariants import InvariantRun, invariants
from models.inventory import MovementKind, StockMovement
from models.loyalty import Cause, LoyaltyAccount, points_earned
from models.notifications import Notice, NoticeChannel, NoticeKind, NoticeStep, OrderNotice
from models.offers import OfferRedemption
from models.payments import WebhookDelivery
from models.returns import Return, ReturnLine, ReturnReason, ReturnStatus
from models.viewer import Role
from resolvers.context import utc_now
from resolvers.ports import Gateways, ProviderPayment, ProviderRefund, ProviderStatus, Unavailable
from tests.conftest import _inside
from tests.factories import (
    Aisle,
    a_bought_line,
    a_customer,
    a_payment,
    an_offer,
    an_order,
    some_points,
)

LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)
UNGUARDED = """
do $$ declare guard record; begin
  set constraints all immediate;
  for guard in select conrelid::regclass as place, conname from pg_constraint
               where connamespace = 'public'::regnamespace and contype in ('c', 'u', 'f')
               order by contype = 'u'
  loop execute format('alter table %s drop constraint %I cascade', guard.place, guard.conname);
  end loop;
  for guard in select indexrelid::regclass as name from pg_index join pg_class on oid = indrelid
               where relnamespace = 'public'::regnamespace and indisunique and not indisprimary
  loop execute format('drop index %s', guard.name);
  end loop;
  set constraints all deferred;
end $$
"""
"""What the database itself refuses is planted too: a guard may be lost in a migration."""

AN_INVOICE = """
insert into invoices (id, kind, series, position, order_id, reference, issued_at, currency, total,
                      printed)
select gen_random_uuid(), {kind}, '2026', {position}, id, {reference}, {issued_at}, currency,
       {total}, '{{}}' from orders limit 1
"""
A_TENDER = """
with credit as (
  insert into tender_accounts (id, kind, currency, customer_id, available, held)
  select gen_random_uuid(), 'store_credit', 'USD', id, {available}, {held} from customers limit 1
  returning id),
took as (
  insert into order_tenders (id, order_id, account_id, kind, position, amount, currency, status,
                             refunded)
  select gen_random_uuid(), orders.id, credit.id, 'store_credit', 0, 1, 'USD', {status}, 0
  from orders, credit returning order_id, account_id)
insert into tender_movements (id, account_id, kind, available, held, currency, at, order_id, note,
                              reference)
select gen_random_uuid(), account_id, kind, available, held, 'USD', now(), took.order_id, '', kind
from took, (values {moves}) as moved (kind, available, held)
"""
"""What an order takes of somebody's credit, and what of that is in the ledger."""
_SPENT = {"available": "0", "held": "0", "status": "'spent'"}
_ONE = {"kind": "'invoice'", "position": "1", "reference": "''", "issued_at": "now()"}

A_PICKUP = """
insert into pickups (id, order_id, location_id, status, starts_at, ends_at, code_digest, collector,
                     requested_at, ready_at, answer_by)
select gen_random_uuid(), orders.id, {place}, {status}, now(), now() + interval '1 hour', '', '',
       now(), {ready_at}, {answer_by}
from orders limit 1
"""
_HERE = {
    "place": "orders.location_id",
    "status": "'requested'",
    "ready_at": "null",
    "answer_by": "null",
}

A_SHIPMENT = """
with sent as (
  insert into fulfilments (id, order_id, number, position, location_id, status, tracking)
  select gen_random_uuid(), id, number || '-1', 1, location_id, {status}, {tracking}
  from orders limit 1 returning id, order_id
)
"""
_OPEN = A_SHIPMENT.format(status="'open'", tracking="null")

DAMAGE = {
    "fulfilments.send_what_was_ordered": _OPEN
    + """
        insert into fulfilment_lines (id, fulfilment_id, order_line_id, quantity)
        select gen_random_uuid(), sent.id, l.id, l.quantity + 1
        from sent join order_lines l on l.order_id = sent.order_id""",
    "fulfilments.are_of_their_order": _OPEN
    + """
        insert into tracking_events (id, fulfilment_id, order_id, carrier, event_ref, kind, at,
                                     place, text, received_at)
        select gen_random_uuid(), id, gen_random_uuid(), 'sandbox', '1', 'in_transit', now(), '',
               '', now() from sent""",
    "fulfilments.agree_with_their_order": _OPEN + "update orders set status = 'delivered'",
    "fulfilments.follow_their_news": A_SHIPMENT.format(status="'shipped'", tracking="'delivered'")
    + "select id from sent",
    "pickups.count_their_slots": """
        insert into pickup_slots (id, location_id, starts_at, ends_at, capacity, taken)
        select gen_random_uuid(), id, now(), now() + interval '1 hour', 2, 1
        from locations limit 1""",
    "pickups.lie_in_their_store": """
        with elsewhere as (
          insert into locations select (jsonb_populate_record(
            l, jsonb_build_object('id', gen_random_uuid(), 'number', 'another'))).*
          from locations l limit 1 returning id
        )"""
    + A_PICKUP.format_map({**_HERE, "place": "(select id from elsewhere)"}),
    "pickups.move_with_their_order": A_PICKUP.format_map({**_HERE, "status": "'ready'"}),
    "pickups.are_told_when_ready": A_PICKUP.format_map(
        {**_HERE, "status": "'cancelled'", "ready_at": "now()"}
    ),
    "pickups.do_not_wait_for_an_answer": A_PICKUP.format_map(
        {**_HERE, "status": "'short'", "answer_by": "now() - interval '2 hours'"}
    ),
    "invoices.are_numbered_without_a_gap": AN_INVOICE.format_map(
        {**_ONE, "position": "2", "total": "total"}
    ),
    "invoices.say_what_was_sold": AN_INVOICE.format_map({**_ONE, "total": "total + 1"}),
    "invoices.follow_every_sale": """
        with told as (
          update events set at = now() - interval '2 hours' where name = 'OrderConfirmed'
        )"""
    + AN_INVOICE.format_map(
        {
            **_ONE,
            "kind": "'credit_note'",
            "reference": "'return_1'",
            "issued_at": "now() - interval '3 hours'",
            "total": "0",
        }
    ),
    "cards.are_nowhere": "update orders set delivery_method = 'card 4242 4242 4242 4242, thanks'",
    "products.note_their_photos": "update products set photos = '[1]'",
    "prices.are_as_they_were_written_last": "delete from price_changes",
    "prices.change_when_they_are_due": "update prices set due_at = '2026-01-01'",
    "stock.is_never_oversold": "update stock set allocated = on_hand + 1",
    "stock.is_the_sum_of_its_movements": "update stock set on_hand = on_hand - 1",
    "stock.moves_for_a_cause": "update stock_movements set order_id = gen_random_uuid()",
    "stock.transfers_arrive_where_they_were_sent": """
        insert into stock_movements (id, variant_id, location_id, kind, on_hand, allocated,
                                     transfer_id)
        select gen_random_uuid(), variant_id, location_id, 'sent', -1, 0, gen_random_uuid()
        from stock limit 1""",
    "stock.is_sold_from_warehouses": """
        insert into channel_locations (id, channel_id, location_id, rank)
        select gen_random_uuid(), id, warehouse_id, 1 from channels limit 1""",
    "stock.is_reserved_by_somebody": "update stock set reserved = 1",
    "orders.hold_their_stock": "delete from stock_movements where kind = 'allocated'",
    "orders.add_up": "update orders set total = total + 1",
    "orders.do_not_wait_for_ever": "update orders set status = 'pending'",
    "orders.are_confirmed_once": "delete from events where name = 'OrderConfirmed'",
    "orders.give_back_what_was_cancelled": """
        insert into order_changes (id, order_id, kind, at, currency, total_before, total_after,
                                   to_card, let_go, to_gift_cards, to_store_credit, points,
                                   points_back)
        select gen_random_uuid(), id, 'cancelled', now(), currency, total, 0, 0, 0, 0, 0, 0, 0
        from orders where status <> 'cancelled' limit 1""",
    "orders.close_their_cart": """
        with opened as (
          insert into carts (id, channel_id, visitor_id, status, version)
          select gen_random_uuid(), channel_id, id, 'open', 1 from orders limit 1
          returning id, visitor_id)
        update orders set cart_id = opened.id from opened where orders.id = opened.visitor_id""",
    "idempotency.no_order_has_two_keys": """
        insert into idempotency_keys (id, scope, key, request_digest, result_id)
        select gen_random_uuid(), scope, 'another', '', result_id from idempotency_keys""",
    "idempotency.keys_have_results": "update idempotency_keys set result_id = ''",
    "payments.paid_orders_were_paid": "update payments set status = 'declined'",
    "payments.nothing_leaves_unpaid": """
        with gone as (
          insert into fulfilments (id, order_id, number, position, location_id, status, shipped_at)
          select gen_random_uuid(), o.id, o.number || '-1', 1, o.location_id, 'shipped', now()
          from orders o join payments p on p.order_id = o.id limit 1 returning order_id),
        lost as (
          update payments p set status = 'voided' from gone where p.order_id = gone.order_id
          returning p.id)
        insert into events (id, name, at, subject_id, data)
        select gen_random_uuid(), 'PaymentLost', now() - interval '1 day', id, '{}' from lost""",
    "payments.are_captured_once": """
        insert into payment_events (id, payment_id, kind, amount, reference)
        select gen_random_uuid(), payment_id, kind, amount, 'again' from payment_events""",
    "payments.parts_asked_for_were_taken": """
        with held as (update payments set status = 'authorized' returning id)
        insert into payment_events (id, payment_id, kind, amount, reference, created_at)
        select gen_random_uuid(), id, 'capture_asked', 9999, 'capture:1',
               now() - interval '2 hours' from held""",
    "payments.are_taken_in_full": """
        update payment_events set amount = amount - 1 where kind = 'captured'""",
    "payments.give_back_no_more_than_they_took": """
        update payment_events set amount = 100000 where kind = 'refund_asked'""",
    "payments.follow_their_events": "delete from payment_events where kind = 'captured'",
    "payments.refunds_asked_for_were_made": "delete from payment_events where kind = 'refunded'",
    "payments.are_taken_when_the_goods_leave": """
        with shipped as (update orders set status = 'shipped' returning id),
          held as (update payments set status = 'authorized')
        insert into events (id, name, at, subject_id, data)
        select gen_random_uuid(), 'OrderMoved', now() - interval '2 hours', id,
               '{"status": "shipped"}' from shipped""",
    "payments.messages_were_understood": "update webhook_deliveries set handled_at = null",
    "payments.every_charge_has_its_order": "delete from payments",
    "payments.agree_with_the_company": "update payment_events set amount = amount + 1",
    "payments.are_charged_once": "a second charge",
    "loyalty.balance_is_the_sum": "update loyalty_accounts set owed = 5",
    "loyalty.says_what_the_balance_was": "update loyalty_movements set balance_after = 9000",
    "loyalty.lots_follow_their_movements": "update points_lots set active = active - 1",
    "loyalty.moves_for_a_cause": "update loyalty_movements set order_id = null",
    "loyalty.takes_back_no_more_than_it_gave": """
        update loyalty_movements set points = -5, programme = 5""",
    "offers.are_used_once": "update offer_redemptions set once_key = 'somebody'",
    "offers.are_counted": "delete from offer_redemptions",
    "offers.count_their_uses": 'update offers set rule = \'{"effect": "percent"}\', uses = 7',
    "returns.count_what_went_back": "update order_lines set returned = 0",
    "returns.are_on_the_shelf_once": """
        insert into stock_movements (id, variant_id, location_id, kind, on_hand, allocated,
                                     order_id)
        select gen_random_uuid(), variant_id, location_id, kind, on_hand, allocated, order_id
        from stock_movements where kind = 'returned'""",
    "returns.give_back_what_was_paid": "update return_lines set refund = refund + 1",
    "returns.add_the_bonus_they_promised": "update returns set bonus = 5, status = 'refunded'",
    "tenders.balance_is_the_sum": """
        insert into tender_accounts (id, kind, currency, customer_id, available, held)
        select gen_random_uuid(), 'store_credit', 'USD', id, 1, 0 from customers""",
    "tenders.are_held_while_the_order_waits": A_TENDER.format(
        available="-1", held="1", status="'held'", moves="('held', -1, 1)"
    ),
    "tenders.follow_their_movements": A_TENDER.format(**_SPENT, moves="('held', -2, 2)"),
    "tenders.pay_no_more_than_the_order": A_TENDER.format(
        **_SPENT, moves="('held', -1, 1), ('spent', 0, -1)"
    ),
    "tenders.points_leave_nothing_between": """
        insert into tender_accounts (id, kind, currency, customer_id, available, held)
        select gen_random_uuid(), 'points', 'USD', id, 1, 0 from customers""",
    "tenders.points_follow_their_ledger": """
        with way as (
          insert into tender_accounts (id, kind, currency, customer_id, available, held)
          select gen_random_uuid(), 'points', 'USD', id, 0, 0 from customers limit 1 returning id)
        insert into order_tenders (id, order_id, account_id, kind, position, amount, currency,
                                   status, refunded, points)
        select gen_random_uuid(), orders.id, way.id, 'points', 0, 1, 'USD', 'spent', 0, 1
        from orders, way""",
    "tenders.gift_cards_are_worth_what_was_paid": """
        insert into gift_cards (id, account_id, amount, currency, order_id, giver, recipient_email,
                                message, deliver_at, issued_at)
        select gen_random_uuid(), gen_random_uuid(), total + 1, currency, id, '',
               'ana@example.com', '', now(), now()
        from orders""",
    "identity.shop_has_an_owner": """
        insert into accounts (id, email, name, password_hash, roles, is_active)
        values (gen_random_uuid(), 'olu@example.com', 'Olu', '!', '{owner}', false)""",
    "refunds.were_seen_by_four_eyes": """
        insert into refund_requests (id, return_id, status, amount, currency, in_all, requested_by,
                                     requested_at, decided_by, decided_at)
        select gen_random_uuid(), id, 'approved', 1, 'USD', 1, id, now(), id, now()
        from returns""",
    "legal.versions_have_no_gaps": """
        insert into legal_texts (id, kind, number, source, html, is_sample, written_at, in_force_at)
        values (gen_random_uuid(), 'terms', 2, '', '', false, now(), now())""",
    "notices.were_sent": "update notices set sent_at = null",
    "notices.tell_of_every_order": "delete from order_notices",
    "order_notices.go_out": """
        update order_notices set sent_at = null, due_at = now() - interval '2 days'""",
    "privacy.the_erased_are_nobody": "update customers set erased_at = now()",
    "privacy.erasures_are_carried_out": """
        insert into erasures (id, customer_id, asked_at, due_at, status)
        select gen_random_uuid(), id, now() - interval '9 days', now() - interval '8 days',
               'waiting' from customers""",
    "privacy.browsing_is_nobodys_without_consent": """
        with refusing as (update customers set consent = 0 returning id)
        insert into events (id, name, at, customer_id, data)
        select gen_random_uuid(), 'Searched', now(), id, '{}' from refusing""",
    "search.facets_are_counted_right": "update facet_counts set number = number + 1",
    "search.products_are_found_by_what_they_are": "update products set found_by = 'else'",
    "jobs.none_was_given_up": """
        insert into pgqueuer (priority, entrypoint, status, created, updated)
        values (0, 'orders.count_orders', 'failed', now(), now())""",
    "jobs.none_waits_for_long": """
        insert into pgqueuer (priority, entrypoint, status, created, updated, execute_after)
        values (0, 'orders.count_orders', 'queued', now(), now(), now() - interval '2 hours')""",
}
"""For each invariant, what breaks it. One that is missing here fails."""


class Company:
    """A payment company that tells what it was given to tell."""

    def __init__(self, *payments):
        self.payments = list(payments)

    async def listed(self, *, since, after=""):
        return [one for one in self.payments if one.id > after and one.created >= since]


class Silent:
    async def listed(self, *, since, after=""):
        raise Unavailable("closed")


@pytest.fixture
async def company(save, session):
    """A shop that sold three pieces with a discount, took one back, and told its customer."""
    aisle, customer, offer = Aisle(), a_customer(), an_offer()
    card = LoyaltyAccount(customer_id=customer.id, card_number="2900000000018", joined_at=LONG_AGO)
    line = a_bought_line(aisle.variant, quantity=3, discount=120, returned=1)
    order = an_order(
        aisle.channel,
        line,
        customer_id=customer.id,
        placed_at=utc_now() - timedelta(days=1),
        refunded=359,
    )
    await save(*aisle.models, customer, offer, card, order)
    payment = a_payment(order, provider_ref="pay_1")
    away = Return(
        number="R1",
        order_id=order.id,
        customer_id=customer.id,
        status=ReturnStatus.REFUNDED,
        reason=ReturnReason.OTHER,
        currency="USD",
        refund=359,
        requested_at=utc_now(),
        lines=[ReturnLine(order_line_id=line.id, quantity=1, refund=359)],
    )
    moved = {"variant_id": aisle.variant.id, "location_id": aisle.warehouse.id}
    earned = Cause(f"order:{order.id}", utc_now(), order_id=order.id)
    await save(
        *some_points(card, points_earned(order), earned),
        payment,
        payment.captured("captured:pay_1", "4242"),
        payment.refund_asked(359, "return"),
        payment.refunded(359, 718, "re_1"),
        away,
        StockMovement(**moved, kind=MovementKind.OPENING, on_hand=10),
        *(
            StockMovement(**moved, kind=kind, on_hand=on_hand, allocated=units, order_id=order.id)
            for kind, on_hand, units in (
                (MovementKind.ALLOCATED, 0, 3),
                (MovementKind.SHIPPED, -3, -3),
                (MovementKind.RETURNED, 1, 0),
            )
        ),
        OfferRedemption(
            offer_id=offer.id,
            customer_id=customer.id,
            order_id=order.id,
            redeemed_at=utc_now(),
            once_key=offer.once_key(customer.id),
        ),
        Notice(
            kind=NoticeKind.LINK_SENT,
            subject_id=customer.id,
            recipient=order.email,
            sent_at=utc_now(),
        ),
        OrderNotice(
            order_id=order.id,
            step=NoticeStep.CONFIRMED,
            channel=NoticeChannel.EMAIL,
            recipient=order.email,
            sent_at=utc_now(),
        ),
        WebhookDelivery(provider="sandbox", event_ref="e", payload={}, handled_at=utc_now()),
        IdempotencyKey(scope="x:placeOrder", key="k" * 8, request_digest="", result_id=order.gid),
        EventEntry(name="OrderConfirmed", at=utc_now() - timedelta(hours=23), subject_id=order.id),
    )
    for statement in (
        f"update stock set on_hand = 8 where id = '{aisle.stock.id}'",
        "update payment_events set created_at = now() - interval '2 hours'",
        "update webhook_deliveries set created_at = now() - interval '2 days'",
        "update notices set created_at = now() - interval '2 days'",
    ):
        await session.execute(text(statement))
    await session.commit()
    return Company(told(payment, "pay_1", refunds=[359]))


def told(payment, id, refunds=()):
    return ProviderPayment(
        id=id,
        status=ProviderStatus.SUCCEEDED,
        amount=payment.amount,
        currency=payment.currency,
        reference=payment.gid,
        pay_url="",
        captured=payment.amount,
        refunded=sum(refunds),
        refunds=tuple(ProviderRefund(f"re_{amount}", amount) for amount in refunds),
        created=utc_now() - timedelta(hours=1),
    )


async def test_nothing_is_broken_in_a_shop_that_works(connection, company):
    run = await look(partial(_inside, connection), Gateways({"sandbox": company}), utc_now())

    assert run.found == []
    assert run.holds
    assert run.checked == len(invariants)


def test_every_invariant_has_a_damage_of_its_own():
    assert DAMAGE.keys() == invariants.keys()


@pytest.mark.parametrize("name", sorted(DAMAGE))
async def test_planted_damage_is_found(connection, company, name):
    await connection.execute(text(UNGUARDED))
    if name == "payments.are_charged_once":
        (first,) = company.payments
        company.payments.append(
            told(SimpleNamespace(amount=5, currency="USD", gid=first.reference), "pay_2")
        )
    else:
        done = await connection.execute(text(DAMAGE[name]))
        assert done.rowcount, "The damage did nothing."

    run = await look(partial(_inside, connection), Gateways({"sandbox": company}), utc_now())

    found = {breach.name: breach for breach in run.breaches}
    assert found[name].count
    assert found[name].examples
    assert all(breach.count is not None for breach in run.breaches)


async def test_a_silent_payment_company_is_not_taken_for_agreement(connection, company):
    run = await look(partial(_inside, connection), Gateways({"sandbox": Silent()}), utc_now())

    assert (run.found, run.provider_answered, run.holds) == ([], False, False)


async def test_what_takes_too_long_counts_as_broken(connection, company, monkeypatch):
    slow = "select 1 from pg_sleep(1)"
    monkeypatch.setattr("api.invariants.LONGEST", timedelta(milliseconds=50))
    monkeypatch.setitem(
        invariants,
        "slow",
        SimpleNamespace(name="slow", means="", sql=lambda: slow, asks_provider=False),
    )

    run = await look(partial(_inside, connection), Gateways({"sandbox": company}), utc_now())

    assert [(breach.name, breach.count) for breach in run.breaches] == [("slow", None)]


LAST = "{ invariants { holds checked breaches { name means count examples } } }"


async def test_the_owner_sees_the_last_result_and_nobody_else(ask, save):
    broken = {"name": "orders.add_up", "means": "They do.", "count": 2, "examples": ["a", "b"]}
    values = {"seconds": 0.1, "checked": 30, "provider_answered": True}
    await save(
        InvariantRun(at=LONG_AGO, found=[], **values),
        InvariantRun(at=LONG_AGO + timedelta(days=1), found=[broken], **values),
    )

    seen = await ask(LAST, viewer=Role.OWNER)

    assert seen["invariants"] == {"holds": False, "checked": 30, "breaches": [broken]}
    for other in (None, Role.CUSTOMER, Role.AGENT, Role.ANALYST):
        [(_, code)] = await ask(LAST, viewer=other, errors=True)
        assert code == "FORBIDDEN"
