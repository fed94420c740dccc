-- The codes of assignments that begin with @stem.
select distinct a.code::text
from warehouse.assignments a
where starts_with(a.code, @stem)
