-- Whether it is this process's turn to make the nightly backup; it lasts until the transaction ends.
select pg_try_advisory_xact_lock(hashtext('ledger.backups'))
