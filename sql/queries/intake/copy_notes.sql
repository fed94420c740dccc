-- Takes the lines of notes.csv as binary rows, in the order of the columns named here.
copy intake_notes (
  file, line, flawed, key, unit, period, field, kind, ordinal, text)
from stdin (format binary)
