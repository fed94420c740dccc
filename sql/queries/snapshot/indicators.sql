-- A row: an indicator of @indicators, or a part of a ratio among them, as known at @as_of, by code.
-- reported_by: kinds and codes between semicolons.
with asked as (
  select distinct on (i.code) i.code, i.numerator, i.denominator
  from warehouse.indicators i
  where i.code = any (@indicators) and i.recorded_at <= @as_of
  order by i.code, i.recorded_at desc, i.version desc
),
needed (code) as (
  select code from asked
  union
  select numerator from asked where numerator is not null
  union
  select denominator from asked where denominator is not null
)
select distinct on (i.code)
  i.code, i.name_vi, i.name_en, i.measure_vi, i.measure_en, i.kind, i.numerator, i.denominator, i.direction,
  i.decimals, i.scale, array_to_string(i.reported_by, ';') as reported_by, i.disclosure, i.mask_below, i.part_of, i.recorded_at
from needed
join warehouse.indicators i on i.code = needed.code
where i.recorded_at <= @as_of
order by i.code, i.recorded_at desc, i.version desc
