-- A row: an observation that its unit or its indicator does not allow. Withdrawing (no value) is allowed whatever the unit's validity
-- and reporters are by now, or a mistake in them could never be taken back.
with broken as (
  select s.file, s.line, r.code, s.unit, s.indicator, s.quarter, s.value, s.value_to,
    u.valid_from, u.valid_to, i.kind, i.numerator, i.denominator, i.reported_by
  from intake_observations s
  left join intake_now_units u on u.code = s.unit and not u.flawed
  left join intake_now_indicators i on i.code = s.indicator and not i.flawed
  cross join lateral unnest(array_remove(array[
    case when s.value is not null and (s.quarter < u.valid_from or s.quarter > u.valid_to) then 'outside_validity' end,
    case when i.kind = 'ratio' then 'ratio_observed' end,
    case when s.value is not null and i.kind <> 'ratio' and not (u.code = any (i.reported_by) or u.kind = any (i.reported_by))
      then 'not_a_reporter' end,
    case when i.kind = 'milestone' and s.value not in (0, 1) then 'milestone_value' end,
    case when i.kind = 'percent' and s.value < 0 then 'negative_percent' end,
    case when i.kind not in ('percent', 'ratio') and s.value_to is not null then 'value_to_not_percent' end
  ], null)) as r (code)
)
select b.code, b.file, b.line, said.column, said.value, said.detail, count(*) over () as total
from broken b
join lateral (values
  ('outside_validity', 'quarter', b.quarter, coalesce(b.valid_from, '…') || ' – ' || coalesce(b.valid_to, '…')),
  ('ratio_observed', 'indicator', b.indicator, b.numerator || ', ' || b.denominator),
  ('not_a_reporter', 'unit', b.unit, array_to_string(b.reported_by, ';')),
  ('milestone_value', 'value', b.value::text, null),
  ('negative_percent', 'value', b.value::text, null),
  ('value_to_not_percent', 'value_to', b.value_to::text, b.kind)
) as said (code, "column", value, detail) on said.code = b.code
order by b.file, b.line, said.column
limit @most
