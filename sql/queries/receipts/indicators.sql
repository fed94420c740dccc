-- What the indicators @codes are called and measured in, as known now.
select distinct on (i.code) i.code::text, i.name_vi::text, i.name_en::text, i.measure_vi::text, i.measure_en::text, i.kind, i.scale
from warehouse.indicators i
where i.code = any (@codes)
order by i.code, i.recorded_at desc, i.version desc
