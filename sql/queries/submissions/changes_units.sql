-- What @submission changed in units: a row for each column of a row that it stored and that was different before, in the order of the
-- submission; its first @most rows. key: in the order of the file's key columns; is_new: there was no earlier version. The earlier one is
-- the newest recorded before, by primary key.
with stored as (
  select v.version,
    array[v.code::text] as key,
    e.version is null as is_new,
    array['name_vi', 'name_en', 'kind', 'parent', 'display_order', 'email', 'valid_from', 'valid_to'] as columns,
    array[
      e.name_vi::text, e.name_en::text, e.kind::text, e.parent::text, e.display_order::text, e.email::text, e.valid_from::text,
      e.valid_to::text
    ] as olds,
    array[
      v.name_vi::text, v.name_en::text, v.kind::text, v.parent::text, v.display_order::text, v.email::text, v.valid_from::text,
      v.valid_to::text
    ] as news
  from (
    select
      n.code, n.name_vi, n.name_en, n.kind, n.parent, n.display_order, n.email, n.valid_from, n.valid_to, n.recorded_at, n.version
    from warehouse.units n
    where n.submission = @submission
    order by n.version
    limit @most
  ) v
  left join lateral (
    select
      p.name_vi, p.name_en, p.kind, p.parent, p.display_order, p.email, p.valid_from, p.valid_to, p.version
    from warehouse.units p
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
