-- What a submission changed: a row for each column of a row that it stored and that was different before, in the order of the data files
-- and of the submission. @most: so many rows of each data file. key: in the order of the file's key columns; unit_name, indicator_name: of
-- what the key names, as known now; is_new: there was no earlier version. The earlier one is the newest recorded before, by primary key.
with stored as (
  (
    select 0 as place, 'units.csv' as file, v.version,
      array[v.code::text] as key,
      null as unit, null as indicator, e.version is null as is_new,
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
  union all
  (
    select 1 as place, 'committees.csv' as file, v.version,
      array[v.unit::text] as key,
      v.unit::text as unit, null as indicator, e.version is null as is_new,
      array['superior_vi', 'place_vi', 'authority_vi', 'signer_title_vi', 'copies_to', 'sample'] as columns,
      array[
        e.superior_vi::text, e.place_vi::text, e.authority_vi::text, e.signer_title_vi::text, e.copies_to::text, e.sample::text
      ] as olds,
      array[
        v.superior_vi::text, v.place_vi::text, v.authority_vi::text, v.signer_title_vi::text, v.copies_to::text, v.sample::text
      ] as news
    from (
      select
        n.unit, n.superior_vi, n.place_vi, n.authority_vi, n.signer_title_vi, n.copies_to, n.sample, n.recorded_at, n.version
      from warehouse.committees n
      where n.submission = @submission
      order by n.version
      limit @most
    ) v
    left join lateral (
      select
        p.superior_vi, p.place_vi, p.authority_vi, p.signer_title_vi, p.copies_to, p.sample, p.version
      from warehouse.committees p
      where p.unit = v.unit
        and (p.recorded_at, p.version) < (v.recorded_at, v.version)
      order by p.recorded_at desc, p.version desc
      limit 1
    ) e on true
  )
  union all
  (
    select 2 as place, 'successions.csv' as file, v.version,
      array[v.predecessor::text, v.successor::text] as key,
      null as unit, null as indicator, e.version is null as is_new,
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
  union all
  (
    select 3 as place, 'indicators.csv' as file, v.version,
      array[v.code::text] as key,
      null as unit, null as indicator, e.version is null as is_new,
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
  union all
  (
    select 4 as place, 'targets.csv' as file, v.version,
      array[v.unit::text, v.indicator::text, v.from_quarter::text, v.to_quarter::text, v.basis::text] as key,
      v.unit::text as unit, v.indicator::text as indicator, e.version is null as is_new,
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
  union all
  (
    select 5 as place, 'observations.csv' as file, v.version,
      array[v.unit::text, v.indicator::text, v.quarter::text] as key,
      v.unit::text as unit, v.indicator::text as indicator, e.version is null as is_new,
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
  union all
  (
    select 6 as place, 'terms.csv' as file, v.version,
      array[v.code::text] as key,
      null as unit, null as indicator, e.version is null as is_new,
      array['name_vi', 'from', 'to'] as columns,
      array[
        e.name_vi::text, e.from_quarter::text, e.to_quarter::text
      ] as olds,
      array[
        v.name_vi::text, v.from_quarter::text, v.to_quarter::text
      ] as news
    from (
      select
        n.code, n.name_vi, n.from_quarter, n.to_quarter, n.recorded_at, n.version
      from warehouse.terms n
      where n.submission = @submission
      order by n.version
      limit @most
    ) v
    left join lateral (
      select
        p.name_vi, p.from_quarter, p.to_quarter, p.version
      from warehouse.terms p
      where p.code = v.code
        and (p.recorded_at, p.version) < (v.recorded_at, v.version)
      order by p.recorded_at desc, p.version desc
      limit 1
    ) e on true
  )
  union all
  (
    select 7 as place, 'calendar.csv' as file, v.version,
      array[v.system::text, v.period::text] as key,
      null as unit, null as indicator, e.version is null as is_new,
      array['window_start', 'window_end', 'unit_deadline', 'consolidation_deadline', 'meeting_at'] as columns,
      array[
        e.window_start::text, e.window_end::text, e.unit_deadline::text, e.consolidation_deadline::text,
        to_char(e.meeting_at, 'YYYY-MM-DD"T"HH24:MI')
      ] as olds,
      array[
        v.window_start::text, v.window_end::text, v.unit_deadline::text, v.consolidation_deadline::text,
        to_char(v.meeting_at, 'YYYY-MM-DD"T"HH24:MI')
      ] as news
    from (
      select
        n.system, n.period, n.window_start, n.window_end, n.unit_deadline, n.consolidation_deadline, n.meeting_at, n.recorded_at, n.version
      from warehouse.calendar n
      where n.submission = @submission
      order by n.version
      limit @most
    ) v
    left join lateral (
      select
        p.window_start, p.window_end, p.unit_deadline, p.consolidation_deadline, p.meeting_at, p.version
      from warehouse.calendar p
      where p.system = v.system and p.period = v.period
        and (p.recorded_at, p.version) < (v.recorded_at, v.version)
      order by p.recorded_at desc, p.version desc
      limit 1
    ) e on true
  )
  union all
  (
    select 8 as place, 'holidays.csv' as file, v.version,
      array[v.date::text] as key,
      null as unit, null as indicator, e.version is null as is_new,
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
  union all
  (
    select 9 as place, 'notes.csv' as file, v.version,
      array[v.unit::text, v.period::text, v.field::text, v.kind::text, v.ordinal::text] as key,
      v.unit::text as unit, null as indicator, e.version is null as is_new,
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
  union all
  (
    select 10 as place, 'assignments.csv' as file, v.version,
      array[v.code::text] as key,
      null as unit, null as indicator, e.version is null as is_new,
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
)
select s.file, s.version, s.key, s.is_new, u.name_vi::text as unit_name, i.name_vi::text as indicator_name, c.name as "column", c.old, c.new
from stored s
cross join lateral unnest(s.columns, s.olds, s.news) with ordinality c (name, old, new, at)
left join lateral (
  select known.name_vi
  from warehouse.units known
  where known.code = s.unit
  order by known.recorded_at desc, known.version desc
  limit 1
) u on true
left join lateral (
  select known.name_vi
  from warehouse.indicators known
  where known.code = s.indicator
  order by known.recorded_at desc, known.version desc
  limit 1
) i on true
where c.old is distinct from c.new
order by s.place, s.version, c.at
