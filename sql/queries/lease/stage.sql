-- Says which stage begins. A row: the run; none when the lease is lost.
update ledger.runs r
set stage = @stage
where r.run = @Run and r.lease_epoch = @Epoch and r.state = 'processing'
returning r.run
