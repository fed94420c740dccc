-- The versions of series and the periods that there are packs of.
select distinct p.series::text, p.series_version, p.period
from packs.packs p
order by p.series::text, p.series_version, p.period
