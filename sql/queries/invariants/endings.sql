-- Runs that have ended and whose history does not end with that. A row: such a run. The states of what ended long ago may be gone.
select 'run ' || r.run || ' is ' || r.state || ' and its history says ' || coalesce(newest.state, 'nothing') as fault
from ledger.runs r
left join lateral (
  select s.state
  from ledger.run_states s
  where s.run = r.run
  order by s.seq desc
  limit 1
) newest on true
where r.state in ('waiting', 'succeeded', 'failed', 'deleted')
  and (r.ended_at is null or r.lease_until is not null or newest.state <> r.state
    or (newest.state is null and r.ended_at > now() - interval '1 day'))
order by r.run
