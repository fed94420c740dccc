-- Names the pack that the run made, in the transaction that stores it. A row: the run; none when the lease is lost.
update ledger.runs r
set pack = @pack
where r.run = @Run and r.lease_epoch = @Epoch and r.state = 'processing'
returning r.run
