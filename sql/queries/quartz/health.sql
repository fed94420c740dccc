-- One row: how many schedulers have checked in since @alive, how many triggers somebody holds who is not among them, and how many should
-- have fired before @behind. Times are UTC in units of 100 ns since the year 1, as the engine keeps them. @scheduler: its name.
select
  (
    select count(*)::int
    from quartz.qrtz_scheduler_state s
    where s.sched_name = @scheduler and s.last_checkin_time >= @alive
  ) as alive,
  (
    select count(*)::int
    from quartz.qrtz_triggers t
    where t.sched_name = @scheduler and t.trigger_state in ('ACQUIRED', 'BLOCKED')
      and not exists (
        select from quartz.qrtz_fired_triggers f
        join quartz.qrtz_scheduler_state s on s.sched_name = f.sched_name and s.instance_name = f.instance_name
        where f.sched_name = t.sched_name and f.trigger_name = t.trigger_name and f.trigger_group = t.trigger_group
          and s.last_checkin_time >= @alive
      )
  ) as held,
  (
    select count(*)::int
    from quartz.qrtz_triggers t
    where t.sched_name = @scheduler and t.trigger_state = 'WAITING' and t.next_fire_time < @behind
  ) as behind
