-- Every version of every series, by code, the newest first.
select s.code::text, s.version, s.definition::text, s.applied_at, s.applied_by::text
from warehouse.series s
order by s.code, s.version desc
