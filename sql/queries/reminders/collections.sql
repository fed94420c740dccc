-- A row: a collection that has begun and may have the unit deadline @deadline, of a committee above one of @units: series, committee, period.
-- @now: its opening or a reminder was due by then. Whether the deadline is that of the series' own calendar is for the caller to see.
with recursive line (code, depth) as (
  select asked.code collate "C", 0
  from unnest(@units::text[]) as asked (code)
  union
  select above.parent, line.depth + 1
  from line
  cross join lateral (
    select v.parent::text collate "C" as parent
    from warehouse.units v
    where v.code = line.code
    order by v.recorded_at desc, v.version desc
    limit 1
  ) above
  where above.parent is not null and line.depth < 32
)
select distinct r.series::text, r.committee::text, r.period
from ledger.runs r
where r.step in ('open', 'remind') and r.due <= @now
  and r.committee in (select line.code from line)
  and exists (select from warehouse.calendar c where c.period = r.period and c.unit_deadline = @deadline)
  and not exists (select from ledger.paused p where p.series = r.series and p.committee = r.committee)
order by 1, 2, 3
