-- Runs that failed or are held back and that no later run, one that makes the same pack or takes the same step, has taken over, the last due
-- first; total counts those that are not listed too.
select r.run as id, r.series::text, r.committee::text, coalesce(u.name_vi, r.committee)::text as committee_name, r.period, r.state, r.due,
  count(*) over ()::int as total
from ledger.runs r
left join lateral (
  select known.name_vi
  from warehouse.units known
  where known.code = r.committee
  order by known.recorded_at desc, known.version desc
  limit 1
) u on true
where r.state in ('failed', 'waiting')
  and not exists (
    select
    from ledger.runs later
    where later.series = r.series and later.committee = r.committee and later.period = r.period
      and (later.due, later.run) > (r.due, r.run) and later.state not in ('scheduled', 'deleted')
      and (later.step = r.step
        or (r.step in ('draft', 'rebuild', 'meeting', 'cron', 'request') and later.step in ('draft', 'rebuild', 'meeting', 'cron', 'request')))
  )
order by r.due desc, r.run desc
limit @limit
