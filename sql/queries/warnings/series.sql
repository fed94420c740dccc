-- A row: what a unit has reported of a flow or a stock, oldest quarter first, as known once this import is stored: from eight quarters
-- before the first quarter that the import brings up to the last. Only where it brings a value. files, lines: where the value came from;
-- -1 and 0 for what was known before. @submission: the import; @recorded_at: when lines without a time of their own were recorded.
with fresh as materialized (
  select s.file, s.line, s.unit, s.indicator, s.quarter, coalesce(s.recorded_at, @recorded_at) as recorded_at
  from intake_stored t
  join intake_observations s on s.file = t.file and s.line = t.line
  join intake_now_indicators i on i.code = s.indicator
  where i.kind in ('flow', 'stock') and s.value is not null
), asked as (
  select f.unit, f.indicator, max(f.quarter) as last, lpad((left(min(f.quarter), 4)::int - 2)::text, 4, '0') || right(min(f.quarter), 3) as first
  from fresh f
  group by f.unit, f.indicator
), known as (
  select distinct on (o.unit, o.indicator, o.quarter) o.unit, o.indicator, o.quarter, o.value, o.recorded_at, o.submission
  from asked a
  join warehouse.observations o on o.unit = a.unit and o.indicator = a.indicator and o.quarter >= a.first and o.quarter <= a.last
  order by o.unit, o.indicator, o.quarter, o.recorded_at desc, o.version desc
)
select array_agg(k.quarter::text order by k.quarter) as quarters, array_agg(k.value order by k.quarter) as "values",
  array_agg(coalesce(f.file, -1) order by k.quarter) as files, array_agg(coalesce(f.line, 0) order by k.quarter) as lines
from known k
left join fresh f on f.unit = k.unit and f.indicator = k.indicator and f.quarter = k.quarter
  and f.recorded_at = k.recorded_at and k.submission = @submission
where k.value is not null
group by k.unit, k.indicator
