-- What counts again in observations when @submission is withdrawn: for each key that it touched the newest version of another that stands.
-- @file: the index of observations.csv in this import.
-- Where there is none, nothing counts again: an empty line, which withdraws.
insert into intake_observations (
  file, line, flawed, key, unit, indicator, quarter, value, qualifier, value_to, status, quoted_percent, note)
select
  @file::integer, row_number() over (order by k.unit, k.indicator, k.quarter), false, concat_ws(', ', k.unit, k.indicator, k.quarter),
  k.unit, k.indicator, k.quarter, e.value, coalesce(e.qualifier, 'exact'), e.value_to, coalesce(e.status, 'revised'), e.quoted_percent,
  e.note
from (select distinct v.unit, v.indicator, v.quarter from warehouse.observations v where v.submission = @submission) k
left join lateral (
  select
    o.value, o.qualifier, o.value_to, o.status, o.quoted_percent, o.note, o.submission
  from warehouse.observations o
  join warehouse.standing s using (submission)
  where o.unit = k.unit and o.indicator = k.indicator and o.quarter = k.quarter
    and s.submission <> @submission
  order by o.recorded_at desc, o.version desc
  limit 1
) e on true
