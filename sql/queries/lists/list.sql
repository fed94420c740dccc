-- The newest version of every list, by code.
select distinct on (l.code) l.code::text, l.version, l.definition::text, l.applied_at, l.applied_by::text
from delivery.lists l
order by l.code, l.version desc
