"""What is true of all shipments, at any moment."""

from models.invariants import invariant

invariant(
    "fulfilments.send_what_was_ordered",
    "All shipments of an order line together send no more than was ordered.",
    """
    select line.id, line.quantity, sum(sent.quantity)
    from fulfilment_lines sent
    join fulfilments f on f.id = sent.fulfilment_id and f.status <> 'cancelled'
    join order_lines line on line.id = sent.order_line_id
    group by line.id having sum(sent.quantity) > line.quantity
    """,
)
invariant(
    "fulfilments.are_of_their_order",
    "A shipment holds lines of its own order, and news of it are told to that.",
    """
    select f.id, line.id from fulfilments f
    join fulfilment_lines sent on sent.fulfilment_id = f.id
    join order_lines line on line.id = sent.order_line_id
    where line.order_id <> f.order_id
    union all
    select f.id, news.id from fulfilments f join tracking_events news on news.fulfilment_id = f.id
    where news.order_id <> f.order_id
    """,
)
invariant(
    "fulfilments.agree_with_their_order",
    "An order is as far along as the last of its shipments.",
    """
    select o.id, o.status, array_agg(f.status) from orders o
    join fulfilments f on f.order_id = o.id and f.status <> 'cancelled'
    where o.touchpoint <> 'till'
    group by o.id
    having (o.status = 'delivered' and bool_or(f.status <> 'delivered'))
        or (o.status = 'shipped' and bool_or(f.status not in ('shipped', 'delivered')))
        or (o.status in ('pending', 'cancelled')
            and bool_or(f.status in ('open', 'picking', 'packed')))
    """,
)
invariant(
    "fulfilments.follow_their_news",
    "What the carrier told was delivered is delivered, and its news are not forgotten.",
    """
    select f.id, f.status, f.tracking from fulfilments f
    where f.tracking is distinct from (
      select case when bool_or(news.kind = 'delivered') then 'delivered'
                  else (array_agg(news.kind order by news.at desc, rank.place desc,
                                  news.event_ref collate "C" desc))[1] end
      from tracking_events news
      join unnest(array['label_created', 'picked_up', 'in_transit', 'out_for_delivery', 'delayed',
                        'failed_attempt', 'delivered']) with ordinality rank(kind, place)
        on rank.kind = news.kind
      where news.fulfilment_id = f.id
    ) and exists (select from tracking_events news where news.fulfilment_id = f.id)
       or f.tracking = 'delivered' and f.status = 'shipped'
    """,
)
