-- What happened to a version of a pack, in order. @Id: the version.
select e.state, e.at, e.by::text, e.comment::text
from packs.pack_events e
where e.pack = @Id
order by e.seq
