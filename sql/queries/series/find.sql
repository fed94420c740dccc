-- One version of a series. @version: null for the newest.
select s.code::text, s.version, s.definition::text, s.applied_at, s.applied_by::text
from warehouse.series s
where s.code = @code and (@version::int is null or s.version = @version)
order by s.version desc
limit 1
