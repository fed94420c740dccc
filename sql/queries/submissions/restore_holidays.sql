-- What counts again in holidays when @submission is withdrawn: for each key that it touched the newest version of another that stands.
-- @file: the index of holidays.csv in this import.
-- Where there is none, nothing counts again: an empty line, which withdraws.
insert into intake_holidays (
  file, line, flawed, key, date, name_vi)
select
  @file::integer, row_number() over (order by k.date), false, k.date::text, k.date, e.name_vi
from (select distinct v.date from warehouse.holidays v where v.submission = @submission) k
left join lateral (
  select
    h.name_vi, h.submission
  from warehouse.holidays h
  join warehouse.standing s using (submission)
  where h.date = k.date
    and s.submission <> @submission
  order by h.recorded_at desc, h.version desc
  limit 1
) e on true
