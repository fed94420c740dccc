-- The newest version of a pack, whatever became of it; none when it was never made.
select p.pack as id, p.committee::text, p.series::text, p.period, p.version, p.state, p.as_of, p.snapshot, p.series_version, p.code_version, p.template, p.language, p.made_at
from packs.packs p
where p.committee = @Committee and p.series = @Series and p.period = @Period
order by p.version desc
limit 1
