-- All versions of all packs, by name and version.
select p.pack as id, p.committee::text, p.series::text, p.period, p.version, p.state, p.as_of, p.snapshot, p.series_version, p.code_version, p.template, p.language, p.made_at
from packs.packs p
order by p.committee, p.series, p.period, p.version
