-- The days of holidays.csv, in order.
select distinct h.date
from warehouse.holidays h
order by h.date
