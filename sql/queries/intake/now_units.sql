-- A row: a unit as it will be known after this import (its newest version, or this import's line). file, line: null when not in it.
create temporary table intake_now_units on commit drop as
select distinct on (s.code) s.code, s.kind, s.parent, s.valid_from, s.valid_to, s.flawed, s.file, s.line
from intake_units s
where s.code is not null
union all
(
  select distinct on (u.code) u.code, u.kind, u.parent, u.valid_from, u.valid_to, false, null, null
  from warehouse.units u
  where not exists (select from intake_units s where s.code = u.code)
  order by u.code, u.recorded_at desc, u.version desc
)
