"""What must be true of goods: the ledger explains each number, and each movement has a cause."""

from models.invariants import invariant
from models.inventory.movements import COUNTS

_SUMS = ", ".join(f"sum({name}) as {name}" for name in COUNTS)
_MOVED = ", ".join(f"stock.{name}, moved.{name} as moved_{name}" for name in COUNTS)
_DIFFERS = " or ".join(f"stock.{name} is distinct from moved.{name}" for name in COUNTS)

invariant(
    "stock.is_never_oversold",
    "Nothing is promised that is not there, or may be sold before it comes, and nothing is there"
    " less than zero times.",
    f"""
    select id from stock
    where least({", ".join(COUNTS)}) < 0 or allocated + reserved > on_hand + backorder
    """,
)
invariant(
    "stock.is_the_sum_of_its_movements",
    "Each count of each variant at each location is the sum of what moved.",
    f"""
    select stock.id, {_MOVED}
    from stock full join (
      select variant_id, location_id, {_SUMS} from stock_movements group by 1, 2
    ) moved using (variant_id, location_id)
    where {_DIFFERS}
    """,
)
invariant(
    "stock.moves_for_a_cause",
    "Every movement belongs to an order that exists, to a reservation, or to somebody of staff.",
    """
    select m.id from stock_movements m left join orders o on o.id = m.order_id
    where case
      when kind in ('allocated', 'released', 'shipped', 'returned', 'written_off') then o.id is null
      when kind in ('reserved', 'freed') then reservation_id is null or order_id is not null
      when kind = 'sent' then transfer_id is null or order_id is not null
      when kind = 'adjusted' then reason is null or order_id is not null
      else order_id is not null
    end
    """,
)
invariant(
    "stock.transfers_arrive_where_they_were_sent",
    "What left one location for another is on its way to that, to the piece.",
    """
    select transfer_id from stock_movements where transfer_id is not null
    group by transfer_id, variant_id
    having sum(on_hand + incoming) <> 0 or count(*) <> 2
    """,
)
invariant(
    "stock.is_sold_from_warehouses",
    "A market sells from warehouses only, and from each of them once.",
    """
    select more.id, place.kind from channel_locations more
    join channels on channels.id = more.channel_id
    join locations place on place.id = more.location_id
    where place.kind <> 'warehouse' or place.id = channels.warehouse_id
    """,
)
invariant(
    "stock.is_reserved_by_somebody",
    "What is held at a location is what reservations hold there, and each of them ends in time.",
    """
    select variant_id, location_id, stock.reserved, held.quantity
    from (select * from stock where reserved <> 0) stock full join (
      select variant_id, location_id, sum(quantity) as quantity,
             min(expires_at) < now() - interval '10 minutes' as is_overdue
      from stock_reservations group by 1, 2
    ) held using (variant_id, location_id)
    where stock.reserved is distinct from held.quantity or is_overdue
    """,
)
