-- The newest version of every pack that somebody may see, the last made first. @drafts: whether versions that were never approved count.
-- @words: what a line must contain, all of it, folded as the database folds: codes, the committee's name, and what @names says of a version of a
-- series and a period (@series, @seriesVersions, @periods and @names go together).
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
left join unnest(@series::text[], @seriesVersions::int[], @periods::text[], @names::text[]) as named (series, series_version, period, name)
  on named.series = p.series and named.series_version = p.series_version and named.period = p.period
where not exists (
  select
  from unnest(@words::text[]) as asked (word)
  where strpos(warehouse.folded(concat_ws(' ', warehouse.name_now(p.committee), p.committee, p.series, p.period, named.name)), asked.word) = 0
)
order by p.made_at desc, p.pack desc
limit @limit offset @offset
