-- A row: a succession as it will be known after this import. file, line: null when it is not in it.
create temporary table intake_now_successions on commit drop as
select distinct on (s.predecessor, s.successor)
  s.predecessor, s.successor, s.effective, s.weight, s.flawed, s.file, s.line
from intake_successions s
where s.predecessor is not null and s.successor is not null
union all
(
  select distinct on (p.predecessor, p.successor) p.predecessor, p.successor, p.effective, p.weight, false, null, null
  from warehouse.successions p
  where not exists (select from intake_successions s where s.predecessor = p.predecessor and s.successor = p.successor)
  order by p.predecessor, p.successor, p.recorded_at desc, p.version desc
)
