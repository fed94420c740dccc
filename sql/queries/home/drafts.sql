-- Packs whose newest version is neither approved nor rejected, the last made first, each with how much the audit found; total counts those that are not
-- listed too.
select p.committee::text, warehouse.name_now(p.committee) as committee_name, p.series::text, p.series_version, p.period, p.version, p.state,
  (select count(*) from packs.pack_findings f where f.pack = p.pack)::int as findings, count(*) over ()::int as total
from packs.packs p
where p.state in ('draft', 'checked')
  and not exists (
    select
    from packs.packs later
    where later.committee = p.committee and later.series = p.series and later.period = p.period and later.version > p.version
  )
order by p.made_at desc, p.pack desc
limit @limit
