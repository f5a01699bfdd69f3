"""What is true of gift cards and store credit, at any moment."""

from models.invariants import invariant

invariant(
    "tenders.balance_is_the_sum",
    "What an account holds is the sum of its movements, in its one currency.",
    """
    select a.id, a.kind, a.available, a.held from tender_accounts a left join (
      select account_id, sum(available) as available, sum(held) as held,
             min(currency) as least, max(currency) as most
      from tender_movements group by 1
    ) m on m.account_id = a.id
    where (a.available, a.held) <> (coalesce(m.available, 0), coalesce(m.held, 0))
       or m.least <> a.currency or m.most <> a.currency
    """,
)
invariant(
    "tenders.are_held_while_the_order_waits",
    "An order holds what it takes until paid; then it is spent. Given up, it is free or back.",
    """
    select t.id, t.status, o.status as of_order from order_tenders t
    join orders o on o.id = t.order_id
    where t.status <> case o.status when 'pending' then 'held' when 'cancelled' then 'released'
                      else 'spent' end
      and not (o.status = 'cancelled' and t.status = 'spent' and t.refunded = t.amount)
    """,
)
invariant(
    "tenders.follow_their_movements",
    "What orders took and got back is what the ledgers say, order by order.",
    """
    select coalesce(t.order_id, m.order_id), t.account_id, m.account_id from (
      select order_id, account_id, amount, status, refunded from order_tenders
    ) t full join (
      select order_id, account_id, -sum(available) filter (where kind = 'held') as amount,
             sum(held) as held, bool_or(kind = 'spent') as spent,
             bool_or(kind = 'released') as released,
             coalesce(sum(available) filter (where kind = 'refunded'), 0) as refunded
      from tender_movements where order_id is not null and kind not in ('returned', 'bonus')
      group by 1, 2
    ) m on m.order_id = t.order_id and m.account_id = t.account_id
    where t.amount is distinct from m.amount or t.refunded is distinct from m.refunded
       or m.held is distinct from (case t.status when 'held' then t.amount else 0 end)
       or m.spent is distinct from (t.status = 'spent')
       or m.released is distinct from (t.status = 'released')
    """,
)
invariant(
    "tenders.pay_no_more_than_the_order",
    "Tenders and card together pay an order exactly, and are of its currency.",
    """
    select o.id, o.total, t.amount from orders o join (
      select order_id, sum(amount) as amount, min(currency) as least, max(currency) as most
      from order_tenders group by 1
    ) t on t.order_id = o.id left join payments p on p.order_id = o.id
    where t.amount + coalesce(p.amount, 0) <> o.total or t.least <> o.currency
       or t.most <> o.currency
    """,
)
invariant(
    "tenders.gift_cards_are_worth_what_was_paid",
    "A bought gift card is issued once, for what its order cost, when that is paid.",
    """
    select g.id, g.amount, o.total, o.status from gift_cards g join orders o on o.id = g.order_id
    where (g.amount, g.currency) <> (o.total, o.currency)
       or (g.issued_at is not null and o.status in ('pending', 'cancelled'))
       or (g.issued_at is null and o.status not in ('pending', 'cancelled')
           and o.placed_at < now() - interval '1 hour')
    """,
)
invariant(
    "tenders.points_leave_nothing_between",
    "What orders took of points is held, spent or points again; nothing is left on the way.",
    "select id, available from tender_accounts where kind = 'points' and available <> 0",
)
invariant(
    "tenders.points_follow_their_ledger",
    "The points that pay orders are held, spent and given back in their ledger, order by order.",
    """
    select coalesce(t.order_id, m.order_id), t.points, m.points, t.refunded, m.restored from (
      select t.*, a.customer_id from order_tenders t join tender_accounts a on a.id = t.account_id
      where t.kind = 'points'
    ) t full join (
      select m.order_id, l.customer_id, sum(m.held) filter (where m.kind = 'held') as points,
             sum(m.held) as held, bool_or(m.kind = 'spent') as spent,
             coalesce(sum(m.points) filter (where m.kind = 'restored'), 0) as restored
      from loyalty_movements m join loyalty_accounts l on l.id = m.account_id
      where m.order_id is not null and m.kind in ('held', 'released', 'spent', 'restored')
      group by 1, 2
    ) m on m.order_id = t.order_id and m.customer_id = t.customer_id
    where t.points is distinct from m.points
       or m.held is distinct from (case t.status when 'held' then t.points else 0 end)
       or m.spent is distinct from (t.status = 'spent')
       or m.restored is distinct from
          (2 * t.points * t.refunded + t.amount) / (2 * t.amount)
    """,
)
