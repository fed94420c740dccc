-- What happened to a version of a pack, in order. @id: the version; null: to every one.
select e.pack, e.state, e.at, e.by::text, e.comment::text
from packs.pack_events e
where @id::bigint is null or e.pack = @id
order by e.pack, e.seq
