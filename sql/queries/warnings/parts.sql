-- A row: a unit and quarter where the numerator of a ratio is larger than its denominator as known once this import is stored, and the
-- import brings one of them; at the line of the numerator where it brings both. What the import brings is taken from its own lines, which
-- the planner knows; of the warehouse, what others submitted. @submission: the import; @recorded_at: when lines without a time of their own
-- were recorded.
with parts as (
  select distinct p.part, i.numerator, i.denominator
  from intake_now_indicators i
  cross join lateral unnest(array[i.numerator, i.denominator]) as p (part)
  where i.kind = 'ratio'
), fresh as materialized (
  select s.file, s.line, s.unit, s.indicator, s.quarter, coalesce(s.recorded_at, @recorded_at) as recorded_at, s.value
  from intake_stored t
  join intake_observations s on s.file = t.file and s.line = t.line
  where s.value is not null and s.indicator in (select p.part from parts p)
), asked as (
  select b.unit, o.part, min(b.first) as first, max(b.last) as last
  from (select f.unit, f.indicator, min(f.quarter) as first, max(f.quarter) as last from fresh f group by f.unit, f.indicator) b
  join parts p on p.part = b.indicator
  cross join lateral (values (p.numerator), (p.denominator)) as o (part)
  group by b.unit, o.part
), known as (
  select distinct on (v.unit, v.indicator, v.quarter) v.unit, v.indicator, v.quarter, v.value, v.file, v.line
  from (
    select f.unit, f.indicator, f.quarter, f.value, f.recorded_at, null::bigint as version, f.file, f.line
    from fresh f
    union all
    select o.unit, o.indicator, o.quarter, o.value, o.recorded_at, o.version, -1, 0
    from asked a
    join warehouse.observations o on o.unit = a.unit and o.indicator = a.part and o.quarter >= a.first and o.quarter <= a.last
    where o.submission <> @submission or o.value is null
  ) v
  -- Of versions with the same time the later stored one counts: that of the import, which comes first here without a number.
  order by v.unit, v.indicator, v.quarter, v.recorded_at desc, v.version desc
)
select
  coalesce(max(k.file) filter (where p.part = p.numerator and k.file >= 0), max(k.file)) as file,
  coalesce(max(k.line) filter (where p.part = p.numerator and k.file >= 0), max(k.line)) as line,
  p.numerator::text, max(k.value) filter (where p.part = p.numerator) as above,
  p.denominator::text, max(k.value) filter (where p.part = p.denominator) as below
from known k
join parts p on p.part = k.indicator
group by k.unit, k.quarter, p.numerator, p.denominator
having max(k.file) >= 0 and max(k.value) filter (where p.part = p.numerator) > max(k.value) filter (where p.part = p.denominator)
order by 1, 2, 3, 5
