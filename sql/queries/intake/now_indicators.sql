-- A row: an indicator as it will be known after this import. file, line: null when it is not in it.
create temporary table intake_now_indicators on commit drop as
select distinct on (s.code)
  s.code, s.kind, s.numerator, s.denominator, s.part_of, s.reported_by, s.flawed, s.file, s.line
from intake_indicators s
where s.code is not null
union all
(
  select distinct on (i.code) i.code, i.kind, i.numerator, i.denominator, i.part_of, i.reported_by, false, null, null
  from warehouse.indicators i
  where not exists (select from intake_indicators s where s.code = i.code)
  order by i.code, i.recorded_at desc, i.version desc
)
