-- Stores the lines of observations.csv that differ from the newest version recorded at or before theirs, be it in the warehouse or in
-- this import: with a backfill one import brings several versions of one key. Of versions with the same time the later stored counts.
-- @recorded_at: when lines without a time of their own were recorded; @submission: the import.
-- A row: a file and how many of its lines were stored.
with versions as (
  select s.file, s.line, s.unit, s.indicator, s.quarter, coalesce(s.recorded_at, @recorded_at) as recorded_at,
    null::bigint as version, row(s.value, s.qualifier, s.value_to, s.status, s.quoted_percent, s.note::text) as content
  from intake_observations s
  union all
  select null, null, o.unit, o.indicator, o.quarter, o.recorded_at,
    o.version, row(o.value, o.qualifier, o.value_to, o.status, o.quoted_percent, o.note::text)
  from (select distinct s.unit, s.indicator, s.quarter from intake_observations s) k
  join warehouse.observations o on o.unit = k.unit and o.indicator = k.indicator and o.quarter = k.quarter
), compared as (
  select v.file, v.line, v.content,
    lag(v.content) over (partition by v.unit, v.indicator, v.quarter order by v.recorded_at, v.version nulls last) as known
  from versions v
), changed as materialized (
  select c.file, c.line
  from compared c
  where c.line is not null and c.content is distinct from c.known
), stored as (
  insert into warehouse.observations (
    unit, indicator, quarter, kind, value, qualifier, value_to, status, quoted_percent, note, recorded_at, submission)
  select s.unit, s.indicator, s.quarter, i.kind, s.value, s.qualifier, s.value_to, s.status, s.quoted_percent, s.note,
    coalesce(s.recorded_at, @recorded_at), @submission
  from changed c
  join intake_observations s on s.file = c.file and s.line = c.line
  join intake_now_indicators i on i.code = s.indicator
  order by s.file, s.line
), noted as (
  insert into intake_stored (file, line)
  select c.file, c.line
  from changed c
)
select file, count(*) as lines
from changed
group by file
order by file
