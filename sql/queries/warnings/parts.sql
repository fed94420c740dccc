-- A row: a unit and quarter where the numerator of a ratio is larger than its denominator as known once this import is stored, and the
-- import brings one of them; at the line of the numerator where it brings both. One join with the warehouse only: of its temporary
-- tables the planner knows too little to be asked to join what it found with itself.
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
), sides as (
  select a.file, a.line, a.unit, a.quarter, a.numerator, a.denominator, p.part
  from asked a
  cross join lateral (values (a.numerator), (a.denominator)) as p (part)
), known as (
  select distinct on (s.file, s.line, s.numerator, s.denominator, s.part) s.file, s.line, s.numerator, s.denominator, s.part, o.value
  from sides s
  join warehouse.observations o on o.unit = s.unit and o.indicator = s.part and o.quarter = s.quarter
  order by s.file, s.line, s.numerator, s.denominator, s.part, o.recorded_at desc, o.version desc
), pairs as (
  select k.file, k.line, k.numerator, k.denominator,
    max(k.value) filter (where k.part = k.numerator) as above, max(k.value) filter (where k.part = k.denominator) as below
  from known k
  group by k.file, k.line, k.numerator, k.denominator
)
select p.file, p.line, p.numerator::text, p.above, p.denominator::text, p.below
from pairs p
where p.above > p.below
order by p.file, p.line, p.numerator, p.denominator
