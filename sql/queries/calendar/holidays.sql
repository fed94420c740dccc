-- The holidays from @first to @last, both included, under their newest names.
select distinct on (h.date) h.date, h.name_vi::text as name
from warehouse.holidays h
where h.date between @first and @last
order by h.date, h.recorded_at desc, h.version desc
