-- The versions of one pack that somebody may see, the newest first. @drafts: whether versions that were never approved count.
select p.pack as id, p.committee::text, warehouse.name_now(p.committee) as committee_name, p.series::text, p.series_version, p.period,
  p.version, p.state, p.as_of, p.snapshot, p.code_version, p.template, p.language, p.made_at,
  (p.manifest #>> '{coverage,expected}')::int as expected, (p.manifest #>> '{coverage,reported}')::int as reported,
  coalesce((p.manifest ->> 'provisional')::boolean, false) as is_provisional
from packs.packs p
where p.committee = @Committee and p.series = @Series and p.period = @Period
  and (@drafts or exists (select from packs.published q where q.pack = p.pack))
order by p.version desc
