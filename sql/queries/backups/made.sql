-- The copy of a night was made.
insert into ledger.backups (night, tried_at, node, made_at, folder, bytes, error)
values (@night, @now, @node, @now, @folder, @bytes, null)
on conflict (night) do update
set tried_at = excluded.tried_at, node = excluded.node, made_at = excluded.made_at, folder = excluded.folder, bytes = excluded.bytes, error = null
