-- What counts again in successions when @submission is withdrawn: for each key that it touched the newest version of another that stands.
-- @file: the index of successions.csv in this import.
-- Where there is none, the line is flawed: what was made known cannot be un-made.
insert into intake_successions (
  file, line, flawed, key, predecessor, successor, effective, weight)
select
  @file::integer, row_number() over (order by k.predecessor, k.successor), e.submission is null,
  concat_ws(', ', k.predecessor, k.successor), k.predecessor, k.successor, e.effective, e.weight
from (select distinct v.predecessor, v.successor from warehouse.successions v where v.submission = @submission) k
left join lateral (
  select
    p.effective, p.weight, p.submission
  from warehouse.successions p
  join warehouse.standing s using (submission)
  where p.predecessor = k.predecessor and p.successor = k.successor
    and s.submission <> @submission
  order by p.recorded_at desc, p.version desc
  limit 1
) e on true
