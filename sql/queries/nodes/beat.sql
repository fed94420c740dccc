-- Says that this process is alive.
insert into ledger.nodes (node, workers, started_at, heartbeat_at)
values (@Name, @workers, @startedAt, clock_timestamp())
on conflict (node) do update set workers = excluded.workers, started_at = excluded.started_at, heartbeat_at = excluded.heartbeat_at
