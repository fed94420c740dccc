-- Adds in what a version differs from the one before it, each line with the newest observation that the version before could not know.
-- @differences: an array of objects, in order. @pack: the version; @asOf its instant. @previousAsOf, @previousMadeAt: the one before.
insert into packs.pack_changes (pack, seq, indicator, unit, old_text, new_text, submitted_by, recorded_at)
select @pack, d.seq, d.line ->> 'indicator', d.line ->> 'unit', d.line ->> 'old_text', d.line ->> 'new_text',
  case when (d.line ->> 'named')::boolean then o.submitted_by end, o.recorded_at
from jsonb_array_elements(@differences::jsonb) with ordinality d (line, seq)
left join lateral (
  select i.numerator, i.denominator
  from warehouse.indicators i
  where i.code = d.line ->> 'indicator' and i.recorded_at <= @asOf
  order by i.recorded_at desc, i.version desc
  limit 1
) part on true
left join lateral (
  select v.recorded_at, s.submitted_by
  from warehouse.observations v
  join warehouse.submissions s using (submission)
  where v.indicator in (d.line ->> 'indicator', part.numerator, part.denominator)
    and v.unit in (select jsonb_array_elements_text(d.line -> 'sources'))
    and v.quarter between d.line ->> 'first' and d.line ->> 'last'
    and v.recorded_at <= @asOf
    and (v.recorded_at > @previousAsOf or s.stored_at > @previousMadeAt)
  order by v.recorded_at desc, v.version desc
  limit 1
) o on true
