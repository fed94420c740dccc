-- At most one row: the indicator @code in its newest version. reported_by: kinds and codes between semicolons.
select i.code::text, i.name_vi::text, i.name_en::text, i.measure_vi::text, i.measure_en::text, i.kind, i.direction, i.scale,
  array_to_string(i.reported_by, ';') as reported_by, i.disclosure, i.mask_below
from warehouse.indicators i
where i.code = @code
order by i.recorded_at desc, i.version desc
limit 1
