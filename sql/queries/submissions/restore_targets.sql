-- What counts again in targets when @submission is withdrawn: for each key that it touched the newest version of another that stands.
-- @file: the index of targets.csv in this import.
-- Where there is none, nothing counts again: an empty line, which withdraws.
insert into intake_targets (
  file, line, flawed, key, unit, indicator, from_quarter, to_quarter, basis, value, source)
select
  @file::integer, row_number() over (order by k.unit, k.indicator, k.from_quarter, k.to_quarter, k.basis), false,
  concat_ws(', ', k.unit, k.indicator, k.from_quarter, k.to_quarter, k.basis), k.unit, k.indicator, k.from_quarter, k.to_quarter, k.basis,
  e.value, e.source
from (select distinct v.unit, v.indicator, v.from_quarter, v.to_quarter, v.basis from warehouse.targets v where v.submission = @submission) k
left join lateral (
  select
    t.value, t.source, t.submission
  from warehouse.targets t
  join warehouse.standing s using (submission)
  where t.unit = k.unit and t.indicator = k.indicator and t.from_quarter = k.from_quarter and t.to_quarter = k.to_quarter and t.basis = k.basis
    and s.submission <> @submission
  order by t.recorded_at desc, t.version desc
  limit 1
) e on true
