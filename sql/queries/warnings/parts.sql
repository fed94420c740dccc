-- A row: a unit and quarter where the numerator of a ratio is larger than its denominator as known once this import is stored, and the
-- import brings one of them; at the line of the numerator where it brings both. The warehouse is read once for each unit and part, over the
-- quarters that the import brings.
with parts as (
  select distinct p.part, i.numerator, i.denominator
  from intake_now_indicators i
  cross join lateral unnest(array[i.numerator, i.denominator]) as p (part)
  where i.kind = 'ratio'
), fresh as materialized (
  select s.file, s.line, s.unit, s.indicator, s.quarter, s.recorded_at
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
  select distinct on (o.unit, o.indicator, o.quarter) o.unit, o.indicator, o.quarter, o.value
  from asked a
  join warehouse.observations o on o.unit = a.unit and o.indicator = a.part and o.quarter >= a.first and o.quarter <= a.last
  order by o.unit, o.indicator, o.quarter, o.recorded_at desc, o.version desc
), pairs as (
  select k.unit, k.quarter, p.numerator, p.denominator,
    max(k.value) filter (where p.part = p.numerator) as above, max(k.value) filter (where p.part = p.denominator) as below
  from known k
  join parts p on p.part = k.indicator
  group by k.unit, k.quarter, p.numerator, p.denominator
  having max(k.value) filter (where p.part = p.numerator) > max(k.value) filter (where p.part = p.denominator)
)
select found.file, found.line, found.numerator::text, found.above, found.denominator::text, found.below
from (
  select distinct on (p.unit, p.quarter, p.numerator, p.denominator) f.file, f.line, p.numerator, p.above, p.denominator, p.below
  from pairs p
  join fresh f on f.unit = p.unit and f.quarter = p.quarter and f.indicator in (p.numerator, p.denominator)
  order by p.unit, p.quarter, p.numerator, p.denominator, (f.indicator = p.numerator) desc, f.recorded_at desc nulls first
) found
order by found.file, found.line, found.numerator, found.denominator
