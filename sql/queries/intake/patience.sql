-- From now on, until the transaction ends, no lock is waited for longer than @patience milliseconds.
select set_config('lock_timeout', @patience, true)
