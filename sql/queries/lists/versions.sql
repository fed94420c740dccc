-- When each version of a list was applied and by whom, the newest first.
select l.version, l.applied_at, l.applied_by::text
from delivery.lists l
where l.code = @code
order by l.version desc
