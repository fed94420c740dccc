-- At most one row: the latest instant, not after @as_of, of which a version of the pack for @period was made, whatever became of it; and
-- whether that version had been approved by @as_of, so that its readers had it.
-- @stored_before: versions stored then or later do not count, for making a pack once more; null for all that are there.
select p.as_of, exists (select from packs.pack_events e where e.pack = p.pack and e.state = 'approved' and e.at <= @as_of) as is_published
from packs.packs p
where p.committee = @committee and p.series = @series and p.period = @period
  and p.as_of <= @as_of
  and (@stored_before::timestamptz is null or p.made_at < @stored_before::timestamptz)
order by p.as_of desc, p.version desc
limit 1
