-- What counts again in indicators when @submission is withdrawn: for each key that it touched the newest version of another that stands.
-- @file: the index of indicators.csv in this import.
-- Where there is none, the line is flawed: what was made known cannot be un-made.
insert into intake_indicators (
  file, line, flawed, key, code, name_vi, name_en, measure_vi, measure_en, kind, numerator, denominator, direction, decimals, scale,
  reported_by, disclosure, mask_below, part_of)
select
  @file::integer, row_number() over (order by k.code), e.submission is null, k.code::text, k.code, e.name_vi, e.name_en, e.measure_vi,
  e.measure_en, e.kind, e.numerator, e.denominator, e.direction, e.decimals, e.scale, e.reported_by, e.disclosure, e.mask_below, e.part_of
from (select distinct v.code from warehouse.indicators v where v.submission = @submission) k
left join lateral (
  select
    i.name_vi, i.name_en, i.measure_vi, i.measure_en, i.kind, i.numerator, i.denominator, i.direction, i.decimals, i.scale, i.reported_by,
    i.disclosure, i.mask_below, i.part_of, i.submission
  from warehouse.indicators i
  join warehouse.standing s using (submission)
  where i.code = k.code
    and s.submission <> @submission
  order by i.recorded_at desc, i.version desc
  limit 1
) e on true
