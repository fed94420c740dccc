-- What happened to a version of a pack, in order. @id: the version; null: to every one. @office: also what was said of it, and what left its
-- state as it was: comments are the office's, and may name recipients.
select e.pack, e.state, e.at, e.by, case when @office then e.comment end as comment
from (
  select h.pack, h.seq, h.state, h.at, h.by::text, h.comment::text, lag(h.state) over (partition by h.pack order by h.seq) as before
  from packs.pack_events h
  where @id::bigint is null or h.pack = @id
) e
where @office or e.state is distinct from e.before
order by e.pack, e.seq
