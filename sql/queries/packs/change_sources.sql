-- A row for each difference, in order: the unit's name, and the newest observation behind it that the version before could not know, with
-- who submitted it where that may be named. @differences: an array of objects. @asOf: the version's instant. @previousAsOf,
-- @previousMadeAt: the one before. Only what is the newest at @asOf counts: what came later under an earlier time changes nothing.
select u.name_vi::text as unit_name, case when (d.line ->> 'named')::boolean then o.submitted_by end::text as submitted_by, o.recorded_at
from jsonb_array_elements(@differences::jsonb) with ordinality d (line, seq)
left join lateral (
  select i.numerator, i.denominator
  from warehouse.indicators i
  where i.code = d.line ->> 'indicator' and i.recorded_at <= @asOf
  order by i.recorded_at desc, i.version desc
  limit 1
) part on true
left join lateral (
  select known.name_vi
  from warehouse.units known
  where known.code = d.line ->> 'unit' and known.recorded_at <= @asOf
  order by known.recorded_at desc, known.version desc
  limit 1
) u on true
left join lateral (
  select newest.recorded_at, s.submitted_by
  from (
    select distinct on (v.unit, v.indicator, v.quarter) v.recorded_at, v.version, v.submission
    from warehouse.observations v
    where v.indicator in (d.line ->> 'indicator', part.numerator, part.denominator)
      and v.unit in (select jsonb_array_elements_text(d.line -> 'sources'))
      and v.quarter between d.line ->> 'first' and d.line ->> 'last'
      and v.recorded_at <= @asOf
    order by v.unit, v.indicator, v.quarter, v.recorded_at desc, v.version desc
  ) newest
  join warehouse.submissions s using (submission)
  where newest.recorded_at > @previousAsOf or s.stored_at > @previousMadeAt
  order by newest.recorded_at desc, newest.version desc
  limit 1
) o on true
order by d.seq
