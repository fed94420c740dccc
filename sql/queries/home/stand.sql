-- One row: the newest import and when a series was last applied. Imports are stored one at a time, so while neither moves nothing that
-- coverage is counted from has changed.
select coalesce(max(s.submission), 0) as submission, coalesce((select max(d.applied_at) from warehouse.series d), '-infinity') as applied_at
from warehouse.submissions s
