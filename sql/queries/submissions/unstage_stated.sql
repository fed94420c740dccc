-- Forgets, of workbooks that came before, the lines whose key somebody has stated since: a submission that stands, the workbook's own
-- included, or another file of this import, unless that came before this one did. What is left counted once and was lost with a withdrawal,
-- or counts as it is. @files, and at the same place @firsts: the first submission that brought the file. A row: a file and how many lines went.
with came as (
  select a.file, a.first, s.recorded_at
  from unnest(@files::integer[], @firsts::bigint[]) as a (file, first)
  join warehouse.submissions s on s.submission = a.first
), standing as (
  select s.submission from warehouse.standing s
), observations as (
  delete from intake_observations r
  using came c
  where r.file = c.file and (
    exists (
      select
      from warehouse.observations o
      where o.unit = r.unit and o.indicator = r.indicator and o.quarter = r.quarter
        and (o.recorded_at, o.submission) >= (c.recorded_at, c.first) and o.submission in (select s.submission from standing s)
    ) or exists (
      select
      from intake_observations n
      left join came l on l.file = n.file
      where n.unit = r.unit and n.indicator = r.indicator and n.quarter = r.quarter and n.file <> r.file
        and (l.file is null or (l.first, l.file) > (c.first, c.file))
    )
  )
  returning r.file
), targets as (
  delete from intake_targets r
  using came c
  where r.file = c.file and (
    exists (
      select
      from warehouse.targets t
      where t.unit = r.unit and t.indicator = r.indicator and t.from_quarter = r.from_quarter and t.to_quarter = r.to_quarter and t.basis = r.basis
        and (t.recorded_at, t.submission) >= (c.recorded_at, c.first) and t.submission in (select s.submission from standing s)
    ) or exists (
      select
      from intake_targets n
      left join came l on l.file = n.file
      where n.unit = r.unit and n.indicator = r.indicator and n.from_quarter = r.from_quarter and n.to_quarter = r.to_quarter
        and n.basis = r.basis and n.file <> r.file and (l.file is null or (l.first, l.file) > (c.first, c.file))
    )
  )
  returning r.file
), notes as (
  delete from intake_notes r
  using came c
  where r.file = c.file and (
    exists (
      select
      from warehouse.notes n
      where n.unit = r.unit and n.period = r.period and n.field = r.field and n.kind = r.kind and n.ordinal = r.ordinal
        and (n.recorded_at, n.submission) >= (c.recorded_at, c.first) and n.submission in (select s.submission from standing s)
    ) or exists (
      select
      from intake_notes n
      left join came l on l.file = n.file
      where n.unit = r.unit and n.period = r.period and n.field = r.field and n.kind = r.kind and n.ordinal = r.ordinal and n.file <> r.file
        and (l.file is null or (l.first, l.file) > (c.first, c.file))
    )
  )
  returning r.file
)
select gone.file, count(*) as lines
from (
  select o.file from observations o
  union all
  select t.file from targets t
  union all
  select n.file from notes n
) gone
group by gone.file
order by gone.file
