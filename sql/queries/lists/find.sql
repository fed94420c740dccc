-- One version of a list. @version: null for the newest.
select l.code::text, l.version, l.definition::text, l.applied_at, l.applied_by::text
from delivery.lists l
where l.code = @code and (@version::int is null or l.version = @version)
order by l.version desc
limit 1
