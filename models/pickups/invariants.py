"""What is true of all pickups, at any moment."""

from models.invariants import invariant

invariant(
    "pickups.count_their_slots",
    "An hour of a store counts as taken exactly by the pickups of it that are not over in vain.",
    """
    select s.id, s.taken, coalesce(p.booked, 0) as booked from pickup_slots s
    left join (
      select location_id, starts_at, count(*) as booked from pickups
      where status not in ('cancelled', 'missed', 'sent') group by 1, 2
    ) p using (location_id, starts_at)
    where s.taken <> coalesce(p.booked, 0)
    """,
)
invariant(
    "pickups.lie_in_their_store",
    "A pickup is of the store whose shelf holds its order's goods.",
    """
    select p.id from pickups p join orders o on o.id = p.order_id
    where p.location_id <> o.location_id and p.status <> 'sent'
    """,
)
invariant(
    "pickups.move_with_their_order",
    "Collected goods are delivered, ready ones packed, and none is taken of a cancelled order.",
    """
    select p.id, p.status, o.status as order_status from pickups p
    join orders o on o.id = p.order_id
    where (p.status = 'ready' and o.status <> 'packed')
       or (p.status = 'collected' and o.status <> 'delivered')
       or (p.status in ('accepted', 'picked', 'short', 'sent') and o.status = 'pending')
    """,
)
invariant(
    "pickups.are_told_when_ready",
    "Who was asked to come was asked once, and only for what was ready.",
    """
    select p.id, p.status, count(e.id) from pickups p
    left join events e on e.subject_id = p.order_id and e.name = 'PickupMoved'
      and e.data ->> 'status' = 'ready'
    where p.requested_at > now() - interval '30 days'
    group by p.id having count(e.id) <> (p.ready_at is not null)::int
    """,
)
invariant(
    "pickups.do_not_wait_for_an_answer",
    "Whoever does not say in time what becomes of what is missing has the money back.",
    """
    select id, answer_by from pickups
    where status = 'short' and answer_by < now() - interval '1 hour'
    """,
)
