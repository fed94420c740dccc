-- What @submission changed in calendar: a row for each column of a row that it stored and that was different before, in the order of the
-- submission; its first @most rows. key: in the order of the file's key columns; is_new: there was no earlier version. The earlier one is
-- the newest recorded before, by primary key.
with stored as (
  select v.version,
    array[v.system::text, v.period::text] as key,
    e.version is null as is_new,
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
select s.version, s.key, s.is_new, null::text as unit_name, null::text as indicator_name, c.name as "column", c.old, c.new
from stored s
cross join lateral unnest(s.columns, s.olds, s.news) with ordinality c (name, old, new, at)
where c.old is distinct from c.new
order by s.version, c.at
