-- Takes the lines of indicators.csv as binary rows, in the order of the columns named here.
copy intake_indicators (
  file, line, flawed, key, code, name_vi, name_en, measure_vi, measure_en, kind, numerator, denominator,
  direction, decimals, scale, reported_by, disclosure, mask_below, part_of)
from stdin (format binary)
