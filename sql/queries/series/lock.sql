-- Makes whoever applies the same series at the same time wait for this transaction. @code: the series.
select pg_advisory_xact_lock(hashtext('warehouse.series'), hashtext(@code))
