-- A row: a pack as readers have it, one a series, committee and period, by series and committee. What a newer version replaced is not among them.
select distinct on (p.series, p.committee, p.period) p.series::text, p.series_version, p.committee::text, p.period, p.as_of
from packs.packs p
where p.state in ('approved', 'sent')
order by p.series, p.committee, p.period, p.version desc
