-- What @submission changed in indicators: a row for each column of a row that it stored and that was different before, in the order of
-- the submission; its first @most rows. key: in the order of the file's key columns; is_new: there was no earlier version. The earlier
-- one is the newest recorded before, by primary key.
with stored as (
  select v.version,
    array[v.code::text] as key,
    e.version is null as is_new,
    array['name_vi', 'name_en', 'measure_vi', 'measure_en', 'kind', 'numerator', 'denominator', 'direction', 'decimals', 'scale',
      'reported_by', 'disclosure', 'mask_below', 'part_of'] as columns,
    array[
      e.name_vi::text, e.name_en::text, e.measure_vi::text, e.measure_en::text, e.kind::text, e.numerator::text, e.denominator::text,
      e.direction::text, e.decimals::text, e.scale::text, array_to_string(e.reported_by, ';'), e.disclosure::text,
      trim_scale(e.mask_below)::text, e.part_of::text
    ] as olds,
    array[
      v.name_vi::text, v.name_en::text, v.measure_vi::text, v.measure_en::text, v.kind::text, v.numerator::text, v.denominator::text,
      v.direction::text, v.decimals::text, v.scale::text, array_to_string(v.reported_by, ';'), v.disclosure::text,
      trim_scale(v.mask_below)::text, v.part_of::text
    ] as news
  from (
    select
      n.code, n.name_vi, n.name_en, n.measure_vi, n.measure_en, n.kind, n.numerator, n.denominator, n.direction, n.decimals, n.scale,
      n.reported_by, n.disclosure, n.mask_below, n.part_of, n.recorded_at, n.version
    from warehouse.indicators n
    where n.submission = @submission
    order by n.version
    limit @most
  ) v
  left join lateral (
    select
      p.name_vi, p.name_en, p.measure_vi, p.measure_en, p.kind, p.numerator, p.denominator, p.direction, p.decimals, p.scale,
      p.reported_by, p.disclosure, p.mask_below, p.part_of, p.version
    from warehouse.indicators p
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
