-- A row: the newest version recorded at or before @as_of of a target of @units and @indicators whose window shares a quarter with
-- @first to @last; withdrawn ones (value null) too. By unit, indicator, window and basis.
select distinct on (t.unit, t.indicator, t.from_quarter, t.to_quarter, t.basis collate "C")
  t.unit, t.indicator, t.from_quarter, t.to_quarter, t.basis, t.value, t.source, t.recorded_at
from warehouse.targets t
where t.unit = any (@units)
  and t.indicator = any (@indicators)
  and t.from_quarter <= @last
  and t.to_quarter >= @first
  and t.recorded_at <= @as_of
order by t.unit, t.indicator, t.from_quarter, t.to_quarter, t.basis collate "C", t.recorded_at desc, t.version desc
