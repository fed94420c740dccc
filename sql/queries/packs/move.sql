-- Moves a version of a pack to another state and keeps what happened, together. @Id: the version.
with moved as (
  update packs.packs
  set state = @state
  where pack = @Id
  returning pack
)
insert into packs.pack_events (pack, state, by, comment)
select moved.pack, @state, @by, @comment
from moved
