-- What counts again in calendar when @submission is withdrawn: for each key that it touched the newest version of another that stands.
-- @file: the index of calendar.csv in this import.
-- Where there is none, the line is flawed: what was made known cannot be un-made.
insert into intake_calendar (
  file, line, flawed, key, system, period, window_start, window_end, unit_deadline, consolidation_deadline, meeting_at)
select
  @file::integer, row_number() over (order by k.system, k.period), e.submission is null, concat_ws(', ', k.system, k.period), k.system,
  k.period, e.window_start, e.window_end, e.unit_deadline, e.consolidation_deadline, e.meeting_at
from (select distinct v.system, v.period from warehouse.calendar v where v.submission = @submission) k
left join lateral (
  select
    d.window_start, d.window_end, d.unit_deadline, d.consolidation_deadline, d.meeting_at, d.submission
  from warehouse.calendar d
  join warehouse.standing s using (submission)
  where d.system = k.system and d.period = k.period
    and s.submission <> @submission
  order by d.recorded_at desc, d.version desc
  limit 1
) e on true
