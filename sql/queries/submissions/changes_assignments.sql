-- What @submission changed in assignments: a row for each column of a row that it stored and that was different before, in the order of
-- the submission; its first @most rows. key: in the order of the file's key columns; is_new: there was no earlier version. The earlier
-- one is the newest recorded before, by primary key.
with stored as (
  select v.version,
    array[v.code::text] as key,
    e.version is null as is_new,
    array['committee', 'kind', 'given_at_period', 'text', 'owner_unit', 'due', 'status', 'progress'] as columns,
    array[
      e.committee::text, e.kind::text, e.given_at_period::text, e.text::text, e.owner_unit::text, e.due::text, e.status::text,
      e.progress::text
    ] as olds,
    array[
      v.committee::text, v.kind::text, v.given_at_period::text, v.text::text, v.owner_unit::text, v.due::text, v.status::text,
      v.progress::text
    ] as news
  from (
    select
      n.code, n.committee, n.kind, n.given_at_period, n.text, n.owner_unit, n.due, n.status, n.progress, n.recorded_at, n.version
    from warehouse.assignments n
    where n.submission = @submission
    order by n.version
    limit @most
  ) v
  left join lateral (
    select
      p.committee, p.kind, p.given_at_period, p.text, p.owner_unit, p.due, p.status, p.progress, p.version
    from warehouse.assignments p
    where p.code = v.code
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
