-- One import at a time checks and stores, until its transaction ends; the others wait here.
select pg_advisory_xact_lock(hashtextextended('warehouse.import', 0))
