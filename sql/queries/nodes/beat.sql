-- Says that this process is alive.
insert into ledger.nodes (node, workers, started_at, heartbeat_at)
values (@Name, @Workers, @startedAt, clock_timestamp())
on conflict (node) do update set heartbeat_at = excluded.heartbeat_at
