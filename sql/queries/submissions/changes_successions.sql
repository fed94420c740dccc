-- What @submission changed in successions: a row for each column of a row that it stored and that was different before, in the order of
-- the submission; its first @most rows. key: in the order of the file's key columns; is_new: there was no earlier version. The earlier
-- one is the newest recorded before, by primary key.
with stored as (
  select v.version,
    array[v.predecessor::text, v.successor::text] as key,
    e.version is null as is_new,
    array['effective', 'weight'] as columns,
    array[
      e.effective::text, trim_scale(e.weight)::text
    ] as olds,
    array[
      v.effective::text, trim_scale(v.weight)::text
    ] as news
  from (
    select
      n.predecessor, n.successor, n.effective, n.weight, n.recorded_at, n.version
    from warehouse.successions n
    where n.submission = @submission
    order by n.version
    limit @most
  ) v
  left join lateral (
    select
      p.effective, p.weight, p.version
    from warehouse.successions p
    where p.predecessor = v.predecessor and p.successor = v.successor
      and (p.recorded_at, p.version) < (v.recorded_at, v.version)
    order by p.recorded_at desc, p.version desc
    limit 1
  ) e on true
)
select s.version, s.key, s.is_new, null::text as unit_name, null::text as indicator_name, c.name as "column", c.old, c.new
from stored s
cross join lateral unnest(s.columns, s.olds, s.news) with ordinality c (name, old, new, at)
where c.old is distinct from c.new
order by s.version, c.at
