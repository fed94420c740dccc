-- What @submission changed in holidays: a row for each column of a row that it stored and that was different before, in the order of the
-- submission; its first @most rows. key: in the order of the file's key columns; is_new: there was no earlier version. The earlier one is
-- the newest recorded before, by primary key.
with stored as (
  select v.version,
    array[v.date::text] as key,
    e.version is null as is_new,
    array['name_vi'] as columns,
    array[
      e.name_vi::text
    ] as olds,
    array[
      v.name_vi::text
    ] as news
  from (
    select
      n.date, n.name_vi, n.recorded_at, n.version
    from warehouse.holidays n
    where n.submission = @submission
    order by n.version
    limit @most
  ) v
  left join lateral (
    select
      p.name_vi, p.version
    from warehouse.holidays p
    where p.date = v.date
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
