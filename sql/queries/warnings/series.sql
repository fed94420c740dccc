-- A row: what a unit has reported of a flow or a stock, oldest quarter first, as known once this import is stored: from eight quarters
-- before the first quarter that the import brings up to the last. Only where it brings a value. files, lines: where the value came from;
-- -1 and 0 for what was known before. What the import brings is taken from its own lines, which the planner knows; of the warehouse, what
-- others submitted. @submission: the import; @recorded_at: when lines without a time of their own were recorded.
with fresh as materialized (
  select s.file, s.line, s.unit, s.indicator, s.quarter, coalesce(s.recorded_at, @recorded_at) as recorded_at, s.value
  from intake_stored t
  join intake_observations s on s.file = t.file and s.line = t.line
  join intake_now_indicators i on i.code = s.indicator
  where i.kind in ('flow', 'stock') and s.value is not null
), asked as (
  select f.unit, f.indicator, max(f.quarter) as last, lpad((left(min(f.quarter), 4)::int - 2)::text, 4, '0') || right(min(f.quarter), 3) as first
  from fresh f
  group by f.unit, f.indicator
), known as (
  select distinct on (v.unit, v.indicator, v.quarter) v.unit, v.indicator, v.quarter, v.value, v.file, v.line
  from (
    select f.unit, f.indicator, f.quarter, f.value, f.recorded_at, null::bigint as version, f.file, f.line
    from fresh f
    union all
    select o.unit, o.indicator, o.quarter, o.value, o.recorded_at, o.version, -1, 0
    from asked a
    join warehouse.observations o on o.unit = a.unit and o.indicator = a.indicator and o.quarter >= a.first and o.quarter <= a.last
    where o.submission <> @submission or o.value is null
  ) v
  -- Of versions with the same time the later stored one counts: that of the import, which comes first here without a number.
  order by v.unit, v.indicator, v.quarter, v.recorded_at desc, v.version desc
)
select array_agg(k.quarter::text order by k.quarter) as quarters, array_agg(k.value order by k.quarter) as "values",
  array_agg(k.file order by k.quarter) as files, array_agg(k.line order by k.quarter) as lines
from known k
where k.value is not null
group by k.unit, k.indicator
