-- Makes whoever applies the same list at the same time wait for this transaction. @code: the list.
select pg_advisory_xact_lock(hashtext('delivery.lists'), hashtext(@code))
