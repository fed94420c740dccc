-- Forgets a process that has stopped, and those not heard of for @forgetAfter.
delete from ledger.nodes n
where n.node = @Name or n.heartbeat_at < clock_timestamp() - @forgetAfter
