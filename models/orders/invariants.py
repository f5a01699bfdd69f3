"""What is true of all orders, at any moment."""

from models.invariants import invariant

invariant(
    "orders.hold_their_stock",
    "An order holds exactly its units until they leave the shelf or it is given up.",
    """
    select o.id, o.status, wanted.units, moved.allocated, moved.shipped, sent.units
    from orders o
    join (select order_id, sum(quantity) as units from order_lines group by 1) wanted
      on wanted.order_id = o.id
    left join (
      select order_id, sum(allocated) as allocated,
             -coalesce(sum(on_hand) filter (where kind = 'shipped'), 0) as shipped
      from stock_movements where order_id is not null group by 1
    ) moved on moved.order_id = o.id
    left join lateral (
      select coalesce(sum(line.quantity), 0) as units
      from fulfilments f join fulfilment_lines line on line.fulfilment_id = f.id
      where f.order_id = o.id and f.shipped_at is not null
    ) sent on true
    where o.external_ref is null and (coalesce(moved.allocated, 0), coalesce(moved.shipped, 0)) <>
      case when o.status in ('pending', 'confirmed', 'packed')
             then (wanted.units - sent.units, sent.units)
           when o.status in ('shipped', 'delivered') then (0::numeric, wanted.units)
           else (0::numeric, 0::numeric) end
    """,
)
invariant(
    "orders.add_up",
    "Lines and order say the same: goods, discount, tax and delivery, and together the total.",
    """
    select o.id, o.total from orders o left join (
      select order_id, sum(gross) as gross, sum(discount) as discount, sum(tax) as tax,
             sum(shipping) as shipping, sum(shipping_tax) as shipping_tax
      from order_lines group by 1
      union all
      select order_id, amount, 0, 0, 0, 0 from gift_cards where order_id is not null
    ) lines on lines.order_id = o.id
    where o.total <> o.subtotal - o.discount + o.shipping
                     + case when o.tax_is_included then 0 else o.tax end
       or (o.subtotal, o.discount) is distinct from (lines.gross, lines.discount)
       or o.tax <> lines.tax + o.shipping_tax
       or (o.shipping, o.shipping_tax) is distinct from (lines.shipping, lines.shipping_tax)
    """,
)
invariant(
    "orders.do_not_wait_for_ever",
    "An order that nobody paid is given up, and its goods sold to others, within 15 minutes.",
    """
    select id, number from orders
    where status = 'pending' and placed_at < now() - interval '15 minutes'
    """,
)
invariant(
    "orders.are_confirmed_once",
    "A paid order of the last 30 days was announced as confirmed exactly once, others never; one"
    " that is cancelled may have been paid before.",
    """
    select o.id, o.status, count(e.id) from orders o
    left join events e on e.subject_id = o.id and e.name = 'OrderConfirmed'
    where o.external_ref is null and o.placed_at > now() - interval '30 days'
    group by o.id
    having count(e.id) <> (o.status in ('confirmed', 'packed', 'shipped', 'delivered'))::int
       and not (o.status = 'cancelled' and count(e.id) = 1)
    """,
)
invariant(
    "orders.close_their_cart",
    "The cart that an order was made of is nobody's open cart any more.",
    """
    select o.id, o.cart_id from orders o join carts c on c.id = o.cart_id
    where c.status <> 'ordered'
    """,
)
