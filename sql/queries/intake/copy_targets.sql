-- Takes the lines of targets.csv as binary rows, in the order of the columns named here.
copy intake_targets (
  file, line, flawed, key, unit, indicator, from_quarter, to_quarter, value, basis, source)
from stdin (format binary)
