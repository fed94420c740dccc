-- Takes the lines of holidays.csv as binary rows, in the order of the columns named here.
copy intake_holidays (
  file, line, flawed, key, date, name_vi)
from stdin (format binary)
