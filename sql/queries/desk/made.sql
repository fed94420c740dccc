-- Of the packs that @committees, @series and @periods name (the three go together), those of which somebody may see a version. @drafts: whether
-- versions that were never approved count.
select distinct p.committee::text, p.series::text, p.period
from unnest(@committees::text[], @series::text[], @periods::text[]) as asked (committee, series, period)
join packs.packs p on p.committee = asked.committee and p.series = asked.series and p.period = asked.period
where @drafts or exists (select from packs.published q where q.pack = p.pack)
