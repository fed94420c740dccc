-- What @submission changed in targets: a row for each column of a row that it stored and that was different before, in the order of the
-- submission; its first @most rows. key: in the order of the file's key columns; unit_name, indicator_name: of what the key names, as
-- known now; is_new: there was no earlier version. The earlier one is the newest recorded before, by primary key.
with stored as (
  select v.version,
    array[v.unit::text, v.indicator::text, v.from_quarter::text, v.to_quarter::text, v.basis::text] as key,
    v.unit, v.indicator, e.version is null as is_new,
    array['value', 'source'] as columns,
    array[
      trim_scale(e.value)::text, e.source::text
    ] as olds,
    array[
      trim_scale(v.value)::text, v.source::text
    ] as news
  from (
    select
      n.unit, n.indicator, n.from_quarter, n.to_quarter, n.basis, n.value, n.source, n.recorded_at, n.version
    from warehouse.targets n
    where n.submission = @submission
    order by n.version
    limit @most
  ) v
  left join lateral (
    select
      p.value, p.source, p.version
    from warehouse.targets p
    where p.unit = v.unit and p.indicator = v.indicator and p.from_quarter = v.from_quarter and p.to_quarter = v.to_quarter and p.basis = v.basis
      and (p.recorded_at, p.version) < (v.recorded_at, v.version)
    order by p.recorded_at desc, p.version desc
    limit 1
  ) e on true
)
select s.version, s.key, s.is_new, warehouse.name_now(s.unit) as unit_name, i.name_vi::text as indicator_name, c.name as "column", c.old, c.new
from stored s
cross join lateral unnest(s.columns, s.olds, s.news) with ordinality c (name, old, new, at)
left join lateral (
  select known.name_vi
  from warehouse.indicators known
  where known.code = s.indicator
  order by known.recorded_at desc, known.version desc
  limit 1
) i on true
where c.old is distinct from c.new
order by s.version, c.at
