-- For monitoring: for how many seconds the run that should have started first has waited, and when the newest nightly copy was made as
-- seconds since 1970; null: none.
select
  (select extract(epoch from now() - min(r.due))::bigint
    from ledger.runs r
    where r.state in ('enqueued', 'retrying') or r.state = 'scheduled' and r.due <= now()) as oldest_waiting,
  (select extract(epoch from max(b.made_at))::bigint from ledger.backups b) as last_backup
