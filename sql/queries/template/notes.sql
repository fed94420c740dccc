-- A row: a note of @unit for @period as known at @as_of, by field, kind and ordinal (0: none given). One that is withdrawn (its newest
-- version has no text) is not there. received_at: when its newest version was recorded, which is near enough here: nobody reads it.
select k.unit, k.period, k.field, k.kind, k.ordinal, k.text, k.recorded_at, k.recorded_at as received_at
from (
  select distinct on (n.field, n.kind collate "C", n.ordinal)
    n.unit::text, n.period::text, n.field::text, n.kind, n.ordinal, n.text::text, n.recorded_at
  from warehouse.notes n
  where n.unit = @unit and n.period = @period and n.recorded_at <= @as_of
  order by n.field, n.kind collate "C", n.ordinal, n.recorded_at desc, n.version desc
) k
where k.text is not null
order by k.field collate "C", k.kind collate "C", k.ordinal
