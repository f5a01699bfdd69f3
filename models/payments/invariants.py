"""What must be true of payments, whatever failed."""

from models.invariants import invariant

invariant(
    "payments.paid_orders_were_paid",
    "Confirmed orders were paid or are held for, unless lost and told of; who paid has one.",
    """
    select o.id, o.status, p.status as payment from orders o
    left join payments p on p.order_id = o.id
    left join (
      select order_id, sum(amount) as amount from order_tenders where status = 'spent' group by 1
    ) t on t.order_id = o.id
    where o.total > coalesce(t.amount, 0) and o.external_ref is null and (
      (o.status in ('confirmed', 'packed', 'shipped', 'delivered')
       and (p.amount is distinct from o.total - coalesce(t.amount, 0)
            or not exists (
              select from events e where e.name = 'PaymentLost' and e.subject_id = p.id)
            and p.status not in ('authorized', 'partly_captured', 'captured',
                             'partly_refunded', 'refunded')))
      or (p.status in ('partly_captured', 'captured') and o.status = 'pending')
      or (p.status = 'captured' and o.status = 'cancelled' and o.refunded < p.amount)
    )
    """,
)
invariant(
    "payments.nothing_leaves_unpaid",
    "Since a company let the money go, or took what was not agreed, nothing of the order has left.",
    """
    select f.id from fulfilments f join payments p on p.order_id = f.order_id
    join events e on e.name = 'PaymentLost' and e.subject_id = p.id
    where p.status = 'voided' and f.shipped_at > e.at
    """,
)
invariant(
    "payments.are_captured_once",
    "No part of a payment was taken twice: all parts together are within what was held.",
    """
    select p.id, p.amount from payments p join payment_events e on e.payment_id = p.id
    where e.reference not like 'wrong:%'
    group by p.id having greatest(
      sum(e.amount) filter (where e.kind = 'captured'),
      sum(e.amount) filter (where e.kind = 'capture_asked')
    ) > greatest(p.amount, max(e.amount) filter (where e.kind = 'authorized'))
    """,
)
invariant(
    "payments.parts_asked_for_were_taken",
    "What was to be taken for a shipment was taken within an hour.",
    """
    select p.id from payments p join payment_events e on e.payment_id = p.id
    where p.status in ('authorized', 'partly_captured') group by p.id
    having sum(e.amount) filter (
        where e.kind = 'capture_asked' and e.created_at < now() - interval '1 hour')
      > coalesce(sum(e.amount) filter (where e.kind = 'captured'), 0)
    """,
)
invariant(
    "payments.are_taken_in_full",
    "Of a payment that is done with, all that was agreed was taken, and no more.",
    """
    select p.id, p.amount from payments p join payment_events e on e.payment_id = p.id
    where p.status in ('captured', 'partly_refunded', 'refunded') and p.provider <> 'till'
    group by p.id
    having sum(e.amount) filter (where e.kind = 'captured') <> p.amount
    """,
)
invariant(
    "payments.give_back_no_more_than_they_took",
    "Refunds, asked for or made, are within what was captured.",
    """
    select payment_id from payment_events group by 1
    having greatest(sum(amount) filter (where kind = 'refunded'),
                    sum(amount) filter (where kind = 'refund_asked'))
         > coalesce(sum(amount) filter (where kind = 'captured'), 0)
    """,
)
invariant(
    "payments.follow_their_events",
    "A payment is captured, or refunded, if and only if its list of events says so.",
    """
    select p.id, p.status from payments p left join (
      select payment_id, bool_or(kind = 'captured') as captured,
             bool_or(kind = 'authorized') as authorized, bool_or(kind = 'refunded') as refunded
      from payment_events group by 1
    ) e on e.payment_id = p.id
    where p.provider <> 'till' and (
      (p.status in ('authorized', 'partly_captured') and not coalesce(e.authorized, false))
      or (p.status in ('partly_captured', 'captured', 'partly_refunded', 'refunded')
       and not coalesce(e.captured, false))
      or (p.status in ('pending', 'declined') and e.captured)
      or p.status <> 'partly_captured'
       and (p.status in ('partly_refunded', 'refunded')) <> coalesce(e.refunded, false)
    )
    """,
)
invariant(
    "payments.refunds_asked_for_were_made",
    "A refund that was asked for reached the payment company within an hour.",
    """
    select a.payment_id, a.reference from payment_events a
    where a.kind = 'refund_asked' and a.created_at < now() - interval '1 hour'
      and (select coalesce(sum(amount), 0) from payment_events made
           where made.payment_id = a.payment_id and made.kind = 'refunded')
        < (select sum(amount) from payment_events asked
           where asked.payment_id = a.payment_id and asked.kind = 'refund_asked'
             and asked.created_at < now() - interval '1 hour')
    """,
)
invariant(
    "payments.messages_were_understood",
    "Every message of the payment company was acted on within a day.",
    """
    select id, event_ref from webhook_deliveries
    where handled_at is null and created_at < now() - interval '1 day'
    """,
)
invariant(
    "payments.every_charge_has_its_order",
    "The payment company keeps money of ours only for orders that are confirmed.",
    """
    select t.id, t.reference, t.captured - t.refunded as kept, t.currency
    from told t
    left join payments p on p.provider_ref = t.id
    left join orders o on o.id = p.order_id
    where t.captured > t.refunded and t.created < now() - cast(:grace as interval)
      and coalesce(o.status, '') not in ('confirmed', 'packed', 'shipped', 'delivered')
    """,
    asks_provider=True,
)
invariant(
    "payments.agree_with_the_company",
    "What was captured and given back is the same here and there, payment by payment.",
    """
    select p.id, p.provider_ref, e.captured, t.captured as told, e.refunded, t.refunded as given
    from payments p join (
      select payment_id, coalesce(sum(amount) filter (where kind = 'captured'), 0) as captured,
             coalesce(sum(amount) filter (where kind = 'refunded'), 0) as refunded,
             max(created_at) as latest
      from payment_events group by 1
    ) e on e.payment_id = p.id
    join told t on t.id = p.provider_ref
    where (e.captured, e.refunded, p.currency) <> (t.captured, t.refunded, t.currency)
      and greatest(e.latest, t.created) < now() - cast(:grace as interval)
    """,
    asks_provider=True,
)
invariant(
    "payments.are_charged_once",
    "For one payment of ours, the payment company took money at most once.",
    """
    select reference, count(*) from told where captured > refunded
    group by 1 having count(*) > 1
    """,
    asks_provider=True,
)
invariant(
    "payments.are_taken_when_the_goods_leave",
    "Money that is held for goods was taken within an hour after they left.",
    """
    select p.id, o.id as order_id from payments p join orders o on o.id = p.order_id
    where p.status in ('authorized', 'partly_captured')
      and o.status in ('shipped', 'delivered') and exists (
      select from events e where e.name = 'OrderMoved' and e.subject_id = o.id
        and e.at < now() - interval '1 hour' and e.data ->> 'status' = 'shipped')
    """,
)
