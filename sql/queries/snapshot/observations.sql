-- A row: the newest version recorded at or before @as_of of an observation of @units and @indicators in the quarters @first to @last,
-- withdrawn ones (value null) too, with the time when its first version that had a value was recorded. By unit, indicator, quarter.
select distinct on (o.unit, o.indicator, o.quarter)
  o.unit, o.indicator, o.quarter, o.value, o.qualifier, o.value_to, o.status, o.quoted_percent, o.note, o.recorded_at,
  min(o.recorded_at) filter (where o.value is not null) over (partition by o.unit, o.indicator, o.quarter) as first_recorded_at
from warehouse.observations o
where o.unit = any (@units)
  and o.indicator = any (@indicators)
  and o.quarter >= @first
  and o.quarter <= @last
  and o.recorded_at <= @as_of
order by o.unit, o.indicator, o.quarter, o.recorded_at desc, o.version desc
