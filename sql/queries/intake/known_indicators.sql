-- A row: an indicator in its newest version, by code; what a text in a collection workbook means depends on it.
select distinct on (i.code)
  i.code::text, i.kind, i.measure_vi::text, i.measure_en::text, i.numerator::text, i.denominator::text
from warehouse.indicators i
order by i.code, i.recorded_at desc, i.version desc
