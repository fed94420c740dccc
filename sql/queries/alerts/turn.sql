-- Whether it is this process's turn to look after what is overdue; it lasts until the transaction ends.
select pg_try_advisory_xact_lock(hashtext('delivery.alerts'), hashtext('overdue'))
