-- When each version of a series was applied and by whom, the newest first.
select s.version, s.applied_at, s.applied_by::text
from warehouse.series s
where s.code = @code
order by s.version desc
