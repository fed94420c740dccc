-- A row: an indicator that this import brings, as a text in a collection workbook of the same import is read; lines with a fault and
-- further lines of one code, which are refused, are left out.
select distinct on (s.code)
  s.code::text, s.kind, s.measure_vi::text, s.measure_en::text, s.numerator::text, s.denominator::text
from intake_indicators s
where not s.flawed
order by s.code, s.file, s.line
