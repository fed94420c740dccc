-- Takes the lines of observations.csv as binary rows, in the order of the columns named here.
copy intake_observations (
  file, line, flawed, key, unit, indicator, quarter, value, qualifier, value_to, status, quoted_percent, note,
  recorded_at)
from stdin (format binary)
