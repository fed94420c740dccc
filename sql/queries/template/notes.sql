-- A row: a note of @unit for @period as known at @as_of, by field, kind and ordinal (0: none given).
select distinct on (n.field, n.kind collate "C", n.ordinal)
  n.unit::text, n.period::text, n.field::text, n.kind, n.ordinal, n.text::text, n.recorded_at
from warehouse.notes n
where n.unit = @unit and n.period = @period and n.recorded_at <= @as_of
order by n.field, n.kind collate "C", n.ordinal, n.recorded_at desc, n.version desc
