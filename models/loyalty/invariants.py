"""What is true of points, at any moment."""

from models.invariants import invariant

invariant(
    "loyalty.balance_is_the_sum",
    "What a member can spend is the sum of the movements, and what is left in lots less debts.",
    """
    select a.id, a.owed, m.points, m.owed, l.active, l.pending, l.held from loyalty_accounts a
    left join (
      select account_id, sum(points) as points, sum(pending) as pending, sum(held) as held,
             sum(owed) as owed
      from loyalty_movements group by 1
    ) m on m.account_id = a.id
    left join (
      select account_id, sum(active) as active, sum(pending) as pending, sum(held) as held
      from points_lots group by 1
    ) l on l.account_id = a.id
    where coalesce(m.points, 0) <> coalesce(l.active, 0) - a.owed
       or coalesce(m.owed, 0) <> a.owed
       or (coalesce(m.pending, 0), coalesce(m.held, 0))
          <> (coalesce(l.pending, 0), coalesce(l.held, 0))
    """,
)
invariant(
    "loyalty.says_what_the_balance_was",
    "Each movement says what could be spent after it.",
    """
    select id, balance_after, so_far from (
      select id, balance_after,
             sum(points) over (partition by account_id order by at, id) as so_far
      from loyalty_movements
    ) movements where balance_after <> so_far
    """,
)
invariant(
    "loyalty.lots_follow_their_movements",
    "What is left of a lot is the sum of what moved it.",
    """
    select l.id, l.pending, l.active, l.held from points_lots l left join (
      select lot_id, sum(pending) as pending, sum(active) as active, sum(held) as held
      from points_lot_moves group by 1
    ) m on m.lot_id = l.id
    where (l.pending, l.active, l.held)
          <> (coalesce(m.pending, 0), coalesce(m.active, 0), coalesce(m.held, 0))
    """,
)
invariant(
    "loyalty.moves_for_a_cause",
    "Points that are earned and taken back are of an order, and all that moves names its cause.",
    """
    select m.id from loyalty_movements m left join orders o on o.id = m.order_id
    where (m.kind in ('earned', 'reversed') and o.id is null) or m.reference = ''
    """,
)
invariant(
    "loyalty.takes_back_no_more_than_it_gave",
    "No order took more points than it earned, and none earned twice.",
    """
    select account_id, order_id, sum(points + pending) from loyalty_movements
    where kind in ('earned', 'reversed') group by 1, 2
    having sum(points + pending) < 0 or count(*) filter (where kind = 'earned') > 1
    """,
)
