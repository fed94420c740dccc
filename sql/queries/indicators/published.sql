-- A row: the last made of the packs of a series and committee that were approved, for the series @series, by series and committee.
select distinct on (p.series, p.committee) p.series::text, p.series_version, p.committee::text, p.period, p.as_of
from packs.packs p
where p.series = any (@series)
  and (p.state in ('approved', 'sent')
    or (p.state = 'superseded' and exists (select from packs.pack_events e where e.pack = p.pack and e.state = 'approved')))
order by p.series, p.committee, p.as_of desc, p.version desc
