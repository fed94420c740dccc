-- Forgets a process that stops in order.
delete from ledger.nodes n
where n.node = @Name
