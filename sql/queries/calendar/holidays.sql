-- The holidays from @first to @last, both included, under their newest names and with the submission that gave it; one that was taken back
-- is none.
select h.date, h.name_vi::text as name, h.submission
from (
  select distinct on (known.date) known.date, known.name_vi, known.submission
  from warehouse.holidays known
  where known.date between @first and @last
  order by known.date, known.recorded_at desc, known.version desc
) h
where h.name_vi is not null
order by h.date
