-- A row: a suggested strength or limitation of the pack that was ever accepted, with its newest decision as known at @as_of, by key. One that
-- was dropped again is a row too, so that the pack without it is another one; one that nobody ever accepted changes no pack.
-- @stored_before: decisions made then or later do not count, for making a pack once more; null for all that are there.
select d.suggestion, d.accepted, d.recorded_at
from (
  select distinct on (s.suggestion)
    s.suggestion, s.accepted, s.recorded_at, bool_or(s.accepted) over (partition by s.suggestion) as was_accepted
  from packs.suggestion_decisions s
  where s.committee = @committee and s.series = @series and s.period = @period
    and s.recorded_at <= @as_of
    and (@stored_before::timestamptz is null or s.recorded_at < @stored_before::timestamptz)
  order by s.suggestion, s.recorded_at desc, s.version desc
) d
where d.was_accepted
order by d.suggestion
