-- Makes the partitions that the observations of this import need.
select warehouse.add_year(y.year)
from (select distinct left(s.quarter, 4)::integer as year from intake_observations s) y
order by y.year
