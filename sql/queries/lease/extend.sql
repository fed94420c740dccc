-- Keeps a run for another while. A row: whether a person asked to cancel it; none when the lease is lost.
update ledger.runs r
set lease_until = clock_timestamp() + @lease
where r.run = @Run and r.lease_epoch = @Epoch and r.state = 'processing'
returning r.cancel_requested
