-- At most one row: the term @code as known at @as_of, both quarters part of it.
select t.code, t.name_vi, t.from_quarter, t.to_quarter
from warehouse.terms t
where t.code = @code and t.recorded_at <= @as_of
order by t.recorded_at desc, t.version desc
limit 1
