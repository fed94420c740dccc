-- A row: a succession that breaks a rule together with the others. Cycle: the successor leads back to the predecessor. Weights and
-- quarters: those of one predecessor add up to 1 and agree, said once, at its first line here. Predecessor: no longer valid at
-- effective; said at the unit's line when only that is in this import.
with recursive later (start, code) as (
  select n.successor, n.successor from intake_now_successions n where n.line is not null
  union
  select l.start, n.successor from later l join intake_now_successions n on n.predecessor = l.code
), whole as (
  select n.predecessor, sum(n.weight) as weights, count(distinct n.effective) as quarters,
    string_agg(distinct n.effective, ', ') as effective, bool_or(n.flawed) as flawed
  from intake_now_successions n
  group by n.predecessor
), first_line as (
  select distinct on (n.predecessor) n.predecessor, n.file, n.line
  from intake_now_successions n
  where n.line is not null
  order by n.predecessor, n.file, n.line
), broken (code, file, line, "column", value, detail) as (
  select 'succession_cycle', n.file, n.line, 'successor', n.successor::text, n.predecessor::text
  from intake_now_successions n
  join later l on l.start = n.successor and l.code = n.predecessor
  where n.line is not null
  union all
  select 'weights_sum', f.file, f.line, 'weight', trim_scale(w.weights)::text, w.predecessor::text
  from first_line f
  join whole w on w.predecessor = f.predecessor
  where not w.flawed and w.weights <> 1
  union all
  select 'effective_differs', f.file, f.line, 'effective', w.effective::text, w.predecessor::text
  from first_line f
  join whole w on w.predecessor = f.predecessor
  where not w.flawed and w.quarters > 1
  union all
  select 'predecessor_valid', coalesce(n.file, u.file), coalesce(n.line, u.line),
    case when n.line is null then 'valid_to' else 'effective' end,
    case when n.line is null then coalesce(u.valid_to::text, '') else n.effective::text end,
    u.code || ' ' || n.effective || ' ' || coalesce(u.valid_to::text, '…')
  from intake_now_successions n
  join intake_now_units u on u.code = n.predecessor and not u.flawed
  where not n.flawed and (n.line is not null or u.line is not null)
    and (u.valid_from is null or u.valid_from <= n.effective) and (u.valid_to is null or u.valid_to >= n.effective)
)
select b.code, b.file, b.line, b.column, b.value, b.detail, count(*) over () as total
from broken b
order by b.file, b.line, b.column
limit @most
