-- One row: whether readers already have a version of the pack as of a later instant than @AsOf.
select exists (
  select from packs.packs p
  where p.committee = @Committee and p.series = @Series and p.period = @Period and p.state in ('approved', 'sent') and p.as_of > @AsOf
)
