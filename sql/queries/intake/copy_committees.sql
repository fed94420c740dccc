-- Takes the lines of committees.csv as binary rows, in the order of the columns named here.
copy intake_committees (
  file, line, flawed, key, unit, superior_vi, place_vi, authority_vi, signer_title_vi, copies_to, sample)
from stdin (format binary)
