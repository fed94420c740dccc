-- Waits until the imports that are storing have ended, and keeps none from beginning: what comes after them is recorded later than this
-- moment. In a transaction of its own: a snapshot that is taken earlier would not see what they store.
select pg_advisory_xact_lock_shared(hashtextextended('warehouse.import', 0))
