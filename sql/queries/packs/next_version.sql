-- The number of a pack's next version; asked under the lock.
select (coalesce(max(p.version), 0) + 1)::int
from packs.packs p
where p.committee = @Committee and p.series = @Series and p.period = @Period
