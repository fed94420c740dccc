-- The reporting systems that the calendar has rows of, by code.
select distinct c.system::text
from warehouse.calendar c
order by 1
