-- The newest version of every pack that somebody may see, the last made first. @drafts: whether versions that were never approved count.
-- @search: a piece of a code or of the committee's name; empty for all.
with newest as (
  select distinct on (p.committee, p.series, p.period) p.pack
  from packs.packs p
  where @drafts or exists (select from packs.published q where q.pack = p.pack)
  order by p.committee, p.series, p.period, p.version desc
)
select p.committee::text, warehouse.name_now(p.committee) as committee_name, p.series::text, p.series_version, p.period, p.version, p.state,
  p.made_at, (p.manifest #>> '{coverage,expected}')::int as expected, (p.manifest #>> '{coverage,reported}')::int as reported,
  coalesce((p.manifest ->> 'provisional')::boolean, false) as is_provisional
from newest
join packs.packs p using (pack)
where @search = '' or strpos(lower(concat_ws(' ', warehouse.name_now(p.committee), p.committee, p.series, p.period)), lower(@search)) > 0
order by p.made_at desc, p.pack desc
limit @limit offset @offset
