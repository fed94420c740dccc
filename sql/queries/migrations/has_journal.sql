-- Whether the journal of migrations exists: one row, one boolean. Asked of the catalogue's table and not of to_regclass, whose cache
-- may be older than the lock just waited for.
select exists (
  select from pg_catalog.pg_class c
  join pg_catalog.pg_namespace n on n.oid = c.relnamespace
  where n.nspname = 'migrations' and c.relname = 'applied'
);
