-- A row is the code of an indicator that exists in some version.
select distinct i.code::text
from warehouse.indicators i
order by 1
