-- One row: what was due before this may have been deleted from the ledger, and is not asked for again; null when nothing was.
select max(t.forgotten_before)
from ledger.retention t
