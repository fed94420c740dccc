-- Takes the lines of units.csv as binary rows, in the order of the columns named here.
copy intake_units (
  file, line, flawed, key, code, name_vi, name_en, kind, parent, display_order, email, valid_from, valid_to)
from stdin (format binary)
