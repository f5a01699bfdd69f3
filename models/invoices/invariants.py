"""What is true of invoices, at any moment."""

from models.invariants import invariant

invariant(
    "invoices.are_numbered_without_a_gap",
    "The numbers of a year go from 1 to the last, each once.",
    """
    select coalesce(s.name, i.series), s.last, i.count, i.most
    from invoice_series s full join (
      select series, count(*) as count, min(position) as least, max(position) as most
      from invoices group by 1
    ) i on i.series = s.name
    where (s.last, i.count, i.least) is distinct from (i.most, i.most, 1::bigint)
    """,
)
invariant(
    "invoices.say_what_was_sold",
    "An invoice is for what its order cost, in its currency; credit notes for no more than that.",
    """
    select i.id, i.total, o.total from invoices i join orders o on o.id = i.order_id
    where i.currency <> o.currency or (i.kind <> 'credit_note' and i.total <> o.total)
    union all
    select i.order_id, sum(i.total)::bigint, max(o.total)
    from invoices i join orders o on o.id = i.order_id
    where i.kind = 'credit_note' group by 1 having sum(i.total) > max(o.total)
    """,
)
invariant(
    "invoices.follow_every_sale",
    "Whatever was paid for in the last 30 days has its invoice within an hour.",
    """
    select o.id, o.number from orders o
    join events e on e.subject_id = o.id and e.name = 'OrderConfirmed'
    left join invoices i on i.order_id = o.id and i.reference = ''
    where o.external_ref is null and o.total > 0 and i.id is null
      and e.at between now() - interval '30 days' and now() - interval '1 hour'
      and e.at > (select min(issued_at) from invoices)
    """,
)
