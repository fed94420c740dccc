-- The copy of a night could not be made; nothing changes when another process has made it.
insert into ledger.backups (night, tried_at, node, error)
values (@night, @now, @node, @error)
on conflict (night) do update
set tried_at = excluded.tried_at, node = excluded.node, error = excluded.error
where backups.made_at is null
