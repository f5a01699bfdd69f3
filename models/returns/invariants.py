"""What is true of returns, at any moment."""

from models.invariants import invariant

invariant(
    "returns.count_what_went_back",
    "A line counts as returned exactly the units of its returns that were not rejected.",
    """
    select l.id, l.returned, coalesce(back.units, 0) from order_lines l
    left join (
      select rl.order_line_id, sum(rl.quantity) as units from return_lines rl
      join returns r on r.id = rl.return_id and r.status <> 'rejected'
      group by 1
    ) back on back.order_line_id = l.id
    where (l.returned <> 0 or back.units is not null) and l.returned <> coalesce(back.units, 0)
    """,
)
invariant(
    "returns.are_on_the_shelf_once",
    "Of an order, exactly what arrived came back onto a shelf.",
    """
    select order_id, variant_id, arrived.units, moved.units as on_the_shelf
    from (
      select r.order_id, o.variant_id, sum(l.quantity) as units
      from return_lines l join returns r on r.id = l.return_id
      join order_lines o on o.id = l.order_line_id
      where r.status in ('received', 'refunded') group by 1, 2
    ) arrived full join (
      select order_id, variant_id, sum(on_hand) as units
      from stock_movements where kind = 'returned' group by 1, 2
    ) moved using (order_id, variant_id)
    where arrived.units is distinct from moved.units
    """,
)
invariant(
    "returns.give_back_what_was_paid",
    "A return refunds the sum of its lines less fees, and all of an order's at most its total.",
    """
    select r.id from returns r
    left join (
      select return_id, sum(refund + shipping - fee) as sum from return_lines group by 1
    ) lines on lines.return_id = r.id
    where r.refund is distinct from lines.sum
    union all
    select o.id from orders o join returns r on r.order_id = o.id and r.status <> 'rejected'
    group by o.id having sum(r.refund) > o.total
    """,
)
invariant(
    "returns.add_the_bonus_they_promised",
    "What the shop added to store credit is what the ledgers say, order by order.",
    """
    select order_id, coalesce(r.bonus, 0), coalesce(m.bonus, 0) as moved from (
      select order_id, sum(bonus) as bonus from returns where status = 'refunded' group by 1
    ) r full join (
      select order_id, sum(available) as bonus from tender_movements where kind = 'bonus'
      group by 1
    ) m using (order_id)
    where coalesce(r.bonus, 0) <> coalesce(m.bonus, 0)
    """,
)
