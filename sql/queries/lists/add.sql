-- Adds a version unless the newest has the same hash. A row: the version stored; none when nothing was stored.
insert into delivery.lists (code, version, definition, sha256, applied_by, committee, series)
select @code, coalesce(max(l.version), 0) + 1, @definition, @sha256, @appliedBy, @committee, @series
from delivery.lists l
where l.code = @code
having coalesce((array_agg(l.sha256 order by l.version desc))[1], '') <> @sha256
returning version
