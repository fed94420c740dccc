-- A row: a note of @units for one of @periods as known at @as_of, by unit, period, field, kind and ordinal (0: none given).
select distinct on (n.unit, n.period, n.field, n.kind collate "C", n.ordinal)
  n.unit, n.period, n.field, n.kind, n.ordinal, n.text, n.recorded_at
from warehouse.notes n
where n.unit = any (@units) and n.period = any (@periods) and n.recorded_at <= @as_of
order by n.unit, n.period, n.field, n.kind collate "C", n.ordinal, n.recorded_at desc, n.version desc
