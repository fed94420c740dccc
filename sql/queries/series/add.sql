-- Adds a version unless the newest has the same hash. A row: the version stored; none when nothing was stored.
insert into warehouse.series (code, version, definition, sha256, applied_by)
select @code, coalesce(max(s.version), 0) + 1, @definition, @sha256, @appliedBy
from warehouse.series s
where s.code = @code
having coalesce((array_agg(s.sha256 order by s.version desc))[1], '') <> @sha256
returning version
