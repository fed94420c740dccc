-- Forgets processes that were killed, once nobody asks about them any more. @age: since their last heartbeat.
delete from ledger.nodes n
where n.heartbeat_at < clock_timestamp() - @age
