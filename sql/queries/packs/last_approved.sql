-- One row: the newest version before @version that was ever approved; null when there is none.
select max(p.version)
from packs.packs p
join packs.pack_events e using (pack)
where p.committee = @Committee and p.series = @Series and p.period = @Period and p.version < @version and e.state = 'approved'
