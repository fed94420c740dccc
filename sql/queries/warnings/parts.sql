-- A row: a unit and quarter where the numerator of a ratio is larger than its denominator as known once this import is stored, and the
-- import brings one of them; at the line of the numerator where it brings both.
with parts as (
  select distinct p.part, i.numerator, i.denominator
  from intake_now_indicators i
  cross join lateral unnest(array[i.numerator, i.denominator]) as p (part)
  where i.kind = 'ratio'
), asked as (
  select distinct on (s.unit, s.quarter, p.numerator, p.denominator) s.file, s.line, s.unit, s.quarter, p.numerator, p.denominator
  from intake_stored t
  join intake_observations s on s.file = t.file and s.line = t.line
  join parts p on p.part = s.indicator
  where s.value is not null
  order by s.unit, s.quarter, p.numerator, p.denominator, (s.indicator = p.numerator) desc, s.recorded_at desc nulls first
)
select a.file, a.line, a.numerator::text, n.value as above, a.denominator::text, d.value as below
from asked a
cross join lateral (
  select o.value
  from warehouse.observations o
  where o.unit = a.unit and o.indicator = a.numerator and o.quarter = a.quarter
  order by o.recorded_at desc, o.version desc
  limit 1
) n
cross join lateral (
  select o.value
  from warehouse.observations o
  where o.unit = a.unit and o.indicator = a.denominator and o.quarter = a.quarter
  order by o.recorded_at desc, o.version desc
  limit 1
) d
where n.value > d.value
order by a.file, a.line
