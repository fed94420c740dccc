-- Takes the lines of assignments.csv as binary rows, in the order of the columns named here.
copy intake_assignments (
  file, line, flawed, key, code, committee, kind, given_at_period, text, owner_unit, due, status, progress)
from stdin (format binary)
