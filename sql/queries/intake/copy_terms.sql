-- Takes the lines of terms.csv as binary rows, in the order of the columns named here.
copy intake_terms (
  file, line, flawed, key, code, name_vi, from_quarter, to_quarter)
from stdin (format binary)
