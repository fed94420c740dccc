-- Triggers that somebody has taken and will not fire: nobody who has checked in since @alive has them, or not since @taken. A row: the
-- trigger, by the run it starts. Times are UTC in units of 100 ns since the year 1, as the engine keeps them. @scheduler: its name.
select t.trigger_group || ' ' || t.trigger_name as fault
from quartz.qrtz_triggers t
where t.sched_name = @scheduler and t.trigger_state in ('ACQUIRED', 'BLOCKED')
  and not exists (
    select from quartz.qrtz_fired_triggers f
    join quartz.qrtz_scheduler_state s on s.sched_name = f.sched_name and s.instance_name = f.instance_name
    where f.sched_name = t.sched_name and f.trigger_name = t.trigger_name and f.trigger_group = t.trigger_group
      and s.last_checkin_time >= @alive
      and (f.state <> 'ACQUIRED' or f.fired_time >= @taken)
  )
order by t.trigger_group, t.trigger_name
