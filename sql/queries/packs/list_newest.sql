-- The newest version of every pack, the last made first.
with newest as (
  select distinct on (n.committee, n.series, n.period) n.pack
  from packs.packs n
  order by n.committee, n.series, n.period, n.version desc
)
select p.pack as id, p.committee::text, p.series::text, p.period, p.version, p.state, p.as_of, p.snapshot, p.series_version, p.code_version, p.template, p.language, p.made_at
from newest
join packs.packs p using (pack)
order by p.made_at desc, p.pack desc
