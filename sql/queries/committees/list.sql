-- The codes of all committees, in any version, by code.
select distinct c.unit::text
from warehouse.committees c
order by 1
