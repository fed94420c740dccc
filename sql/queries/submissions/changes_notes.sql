-- What @submission changed in notes: a row for each column of a row that it stored and that was different before, in the order of the
-- submission; its first @most rows. key: in the order of the file's key columns; unit_name: of the unit in the key, as known now; is_new:
-- there was no earlier version. The earlier one is the newest recorded before, by primary key.
with stored as (
  select v.version,
    array[v.unit::text, v.period::text, v.field::text, v.kind::text, v.ordinal::text] as key,
    v.unit, e.version is null as is_new,
    array['text'] as columns,
    array[
      e.text::text
    ] as olds,
    array[
      v.text::text
    ] as news
  from (
    select
      n.unit, n.period, n.field, n.kind, n.ordinal, n.text, n.recorded_at, n.version
    from warehouse.notes n
    where n.submission = @submission
    order by n.version
    limit @most
  ) v
  left join lateral (
    select
      p.text, p.version
    from warehouse.notes p
    where p.unit = v.unit and p.period = v.period and p.field = v.field and p.kind = v.kind and p.ordinal = v.ordinal
      and (p.recorded_at, p.version) < (v.recorded_at, v.version)
    order by p.recorded_at desc, p.version desc
    limit 1
  ) e on true
)
select s.version, s.key, s.is_new, warehouse.name_now(s.unit) as unit_name, null::text as indicator_name, c.name as "column", c.old, c.new
from stored s
cross join lateral unnest(s.columns, s.olds, s.news) with ordinality c (name, old, new, at)
where c.old is distinct from c.new
order by s.version, c.at
