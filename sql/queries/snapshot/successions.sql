-- A row: a succession as known at @as_of, from or to one of @units, whenever it is effective, by predecessor and successor.
select distinct on (s.predecessor, s.successor) s.predecessor, s.successor, s.effective, s.weight, s.recorded_at
from warehouse.successions s
where (s.predecessor = any (@units) or s.successor = any (@units)) and s.recorded_at <= @as_of
order by s.predecessor, s.successor, s.recorded_at desc, s.version desc
