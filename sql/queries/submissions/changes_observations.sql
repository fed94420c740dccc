-- What @submission changed in observations: a row for each column of a row that it stored and that was different before, in the order of
-- the submission; its first @most rows. key: in the order of the file's key columns; unit_name, indicator_name: of what the key names, as
-- known now; is_new: there was no earlier version. The earlier one is the newest recorded before, by primary key.
with stored as (
  select v.version,
    array[v.unit::text, v.indicator::text, v.quarter::text] as key,
    v.unit, v.indicator, e.version is null as is_new,
    array['value', 'qualifier', 'value_to', 'status', 'quoted_percent', 'note'] as columns,
    array[
      trim_scale(e.value)::text, e.qualifier::text, trim_scale(e.value_to)::text, e.status::text, trim_scale(e.quoted_percent)::text,
      e.note::text
    ] as olds,
    array[
      trim_scale(v.value)::text, v.qualifier::text, trim_scale(v.value_to)::text, v.status::text, trim_scale(v.quoted_percent)::text,
      v.note::text
    ] as news
  from (
    select
      n.unit, n.indicator, n.quarter, n.value, n.qualifier, n.value_to, n.status, n.quoted_percent, n.note, n.recorded_at, n.version
    from warehouse.observations n
    where n.submission = @submission
    order by n.version
    limit @most
  ) v
  left join lateral (
    select
      p.value, p.qualifier, p.value_to, p.status, p.quoted_percent, p.note, p.version
    from warehouse.observations p
    where p.unit = v.unit and p.indicator = v.indicator and p.quarter = v.quarter
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
