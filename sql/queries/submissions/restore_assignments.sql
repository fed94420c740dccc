-- What counts again in assignments when @submission is withdrawn: for each key that it touched the newest version of another that stands.
-- @file: the index of assignments.csv in this import.
-- Where there is none, the line is flawed: what was made known cannot be un-made.
insert into intake_assignments (
  file, line, flawed, key, code, committee, kind, given_at_period, text, owner_unit, due, status, progress)
select
  @file::integer, row_number() over (order by k.code), e.submission is null, k.code::text, k.code, e.committee, e.kind, e.given_at_period,
  e.text, e.owner_unit, e.due, e.status, e.progress
from (select distinct v.code from warehouse.assignments v where v.submission = @submission) k
left join lateral (
  select
    a.committee, a.kind, a.given_at_period, a.text, a.owner_unit, a.due, a.status, a.progress, a.submission
  from warehouse.assignments a
  join warehouse.standing s using (submission)
  where a.code = k.code
    and s.submission <> @submission
  order by a.recorded_at desc, a.version desc
  limit 1
) e on true
