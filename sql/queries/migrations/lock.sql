-- Waits for the right to migrate, held until the transaction ends. The number is this product's own ("anlt" in ASCII).
select pg_catalog.pg_advisory_xact_lock(1634626676);
