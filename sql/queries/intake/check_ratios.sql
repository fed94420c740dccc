-- A row: a ratio one of whose parts is not a flow or a stock (so no ratio is made of ratios, and none of itself); shown at the ratio's
-- line, or at the part's when only that is in this import. detail: the part's kind.
select 'ratio_part_kind' as code, coalesce(i.file, p.file) as file, coalesce(i.line, p.line) as line,
  case when i.line is null then 'kind' else part.column end as column,
  case when i.line is null then p.kind else part.code end as value,
  i.code || ' ' || part.code || ' ' || p.kind as detail, count(*) over () as total
from intake_now_indicators i
cross join lateral (values ('numerator', i.numerator), ('denominator', i.denominator)) as part ("column", code)
join intake_now_indicators p on p.code = part.code and not p.flawed
where i.kind = 'ratio' and p.kind not in ('flow', 'stock') and coalesce(i.line, p.line) is not null
order by 2, 3, 4
limit @most
