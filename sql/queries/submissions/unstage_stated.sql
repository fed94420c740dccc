-- Forgets, of workbooks that came before, the lines whose key somebody has stated since: a submission that stands, the workbook's own
-- included, or another file of this import, unless that came before this one did. What is left counted once and was lost with a withdrawal,
-- or counts as it is. @files, and at the same place @firsts: the first submission that brought the file. A row: a line that went.
-- The warehouse is asked line by line, by its key (limit 1: else it may be read whole for a few workbooks), the import in one join: it has
-- no index, and an "exists" under an "or" would read all of it for each line.
with came as (
  select a.file, a.first, s.recorded_at
  from unnest(@files::integer[], @firsts::bigint[]) as a (file, first)
  join warehouse.submissions s on s.submission = a.first
), observations as (
  delete from intake_observations r
  using (
    select i.file, i.line
    from came c
    join intake_observations i on i.file = c.file
    cross join lateral (
      select
      from warehouse.observations k
      join warehouse.standing s on s.submission = k.submission
      where k.unit = i.unit and k.indicator = i.indicator and k.quarter = i.quarter
        and (k.recorded_at, k.submission) >= (c.recorded_at, c.first)
      limit 1
    ) stands
    union
    select i.file, i.line
    from came c
    join intake_observations i on i.file = c.file
    join intake_observations n
      on n.unit = i.unit and n.indicator = i.indicator and n.quarter = i.quarter
      and n.file <> i.file
    left join came l on l.file = n.file
    where l.file is null or (l.first, l.file) > (c.first, c.file)
  ) stated
  where r.file = stated.file and r.line = stated.line
  returning r.file, r.line
), targets as (
  delete from intake_targets r
  using (
    select i.file, i.line
    from came c
    join intake_targets i on i.file = c.file
    cross join lateral (
      select
      from warehouse.targets k
      join warehouse.standing s on s.submission = k.submission
      where k.unit = i.unit and k.indicator = i.indicator and k.from_quarter = i.from_quarter and k.to_quarter = i.to_quarter and k.basis = i.basis
        and (k.recorded_at, k.submission) >= (c.recorded_at, c.first)
      limit 1
    ) stands
    union
    select i.file, i.line
    from came c
    join intake_targets i on i.file = c.file
    join intake_targets n
      on n.unit = i.unit and n.indicator = i.indicator and n.from_quarter = i.from_quarter and n.to_quarter = i.to_quarter and n.basis = i.basis
      and n.file <> i.file
    left join came l on l.file = n.file
    where l.file is null or (l.first, l.file) > (c.first, c.file)
  ) stated
  where r.file = stated.file and r.line = stated.line
  returning r.file, r.line
), notes as (
  delete from intake_notes r
  using (
    select i.file, i.line
    from came c
    join intake_notes i on i.file = c.file
    cross join lateral (
      select
      from warehouse.notes k
      join warehouse.standing s on s.submission = k.submission
      where k.unit = i.unit and k.period = i.period and k.field = i.field and k.kind = i.kind and k.ordinal = i.ordinal
        and (k.recorded_at, k.submission) >= (c.recorded_at, c.first)
      limit 1
    ) stands
    union
    select i.file, i.line
    from came c
    join intake_notes i on i.file = c.file
    join intake_notes n
      on n.unit = i.unit and n.period = i.period and n.field = i.field and n.kind = i.kind and n.ordinal = i.ordinal
      and n.file <> i.file
    left join came l on l.file = n.file
    where l.file is null or (l.first, l.file) > (c.first, c.file)
  ) stated
  where r.file = stated.file and r.line = stated.line
  returning r.file, r.line
)
select o.file, o.line from observations o
union all
select t.file, t.line from targets t
union all
select n.file, n.line from notes n
order by file, line
