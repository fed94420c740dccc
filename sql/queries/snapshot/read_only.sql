-- No row: what follows in this transaction only reads.
set transaction read only
