-- Occurrences of which nothing says what became of them. A row: a run, and what is wrong. @before: one due by then was
-- to be handed out, and one that has waited for a worker since then is forgotten.
select 'run ' || f.run || ' ' || f.fault as fault
from (
  select r.run,
    case
      when r.state = 'scheduled' and r.due <= @before then 'was due and was never handed out'
      when r.state in ('enqueued', 'retrying') and coalesce(newest.at, r.due) <= @before then 'is ' || r.state || ' and nobody makes it'
      when r.state = 'succeeded' and r.step in ('draft', 'rebuild', 'meeting', 'cron', 'request') and r.pack is null then 'succeeded without a pack'
      when r.state = 'failed' and r.error is null then 'failed without a reason'
      when r.state = 'waiting' and r.result is null then 'waits without a reason'
      when (p.series::text, p.committee::text, p.period) <> (r.series::text, r.committee::text, r.period) then 'names the pack of something else'
    end as fault
  from ledger.runs r
  left join packs.packs p using (pack)
  left join lateral (
    select s.at
    from ledger.run_states s
    where s.run = r.run
    order by s.seq desc
    limit 1
  ) newest on true
) f
where f.fault is not null
order by f.run
