-- The days of holidays.csv, in order, without those that are withdrawn (their newest version has no name).
select k.date
from (
  select distinct on (h.date) h.date, h.name_vi
  from warehouse.holidays h
  order by h.date, h.recorded_at desc, h.version desc
) k
where k.name_vi is not null
order by k.date
