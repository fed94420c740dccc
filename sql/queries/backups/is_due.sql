-- Whether the night @night has no copy and none was tried since @before.
select not exists (
  select from ledger.backups b
  where b.night = @night and (b.made_at is not null or b.tried_at > @before))
