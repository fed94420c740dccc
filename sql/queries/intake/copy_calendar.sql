-- Takes the lines of calendar.csv as binary rows, in the order of the columns named here.
copy intake_calendar (
  file, line, flawed, key, system, period, window_start, window_end, unit_deadline, consolidation_deadline,
  meeting_at)
from stdin (format binary)
