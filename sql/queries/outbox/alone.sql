-- Makes whoever claims at the same time wait for this transaction: what each began counts against the limit of all.
select pg_advisory_xact_lock(hashtext('delivery.outbox'), 0)
