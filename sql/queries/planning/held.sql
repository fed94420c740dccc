-- Runs that the gate holds back and that may go on: figures, notes or units below their committee have come in since they last looked.
-- Not while their recurring item is paused, nor when a later run of the same pack has begun: that one waits, or has done it. Once the
-- committee has met, only what a person asked for goes on by itself.
select r.run
from ledger.runs r
where r.state = 'waiting' and not r.on_hold
  and exists (select from warehouse.submissions s where s.submission > r.submissions_seen and s.rows_stored > 0)
  and (r.step = 'request' or not exists (
    select from ledger.paused p where p.series = r.series and p.committee = r.committee
    union all
    select from ledger.periods f
    where f.series = r.series and f.committee = r.committee and f.period = r.period and f.frozen_at >= r.due
  ))
  and not exists (
    select from ledger.runs later
    where later.series = r.series and later.committee = r.committee and later.period = r.period
      and later.step in ('draft', 'rebuild', 'meeting', 'cron', 'request')
      and later.state not in ('scheduled', 'deleted') and not later.on_hold
      and coalesce(later.as_of, later.resumed_at, later.due) > coalesce(r.as_of, r.resumed_at, r.due)
  )
  and exists (
    with recursive below (code) as (
      select r.committee::text
      union
      select u.code::text
      from below b
      join warehouse.units u on u.parent = b.code
    )
    select from below b
    where exists (select from warehouse.observations o where o.unit = b.code and o.submission > r.submissions_seen)
      or exists (select from warehouse.notes n where n.unit = b.code and n.submission > r.submissions_seen)
      or exists (select from warehouse.units u where u.code = b.code and u.submission > r.submissions_seen)
  )
order by r.due, r.run
limit @limit
