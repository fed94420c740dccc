-- Older versions that count no more since @version was approved become superseded, with what happened. A row: such a version.
with moved as (
  update packs.packs p
  set state = 'superseded'
  where p.committee = @Committee and p.series = @Series and p.period = @Period and p.version < @version
    and p.state in ('draft', 'checked', 'approved', 'sent')
  returning p.pack
)
insert into packs.pack_events (pack, state, by, comment)
select moved.pack, 'superseded', @by, @comment
from moved
returning pack
