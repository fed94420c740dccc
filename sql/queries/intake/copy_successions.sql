-- Takes the lines of successions.csv as binary rows, in the order of the columns named here.
copy intake_successions (
  file, line, flawed, key, predecessor, successor, effective, weight)
from stdin (format binary)
