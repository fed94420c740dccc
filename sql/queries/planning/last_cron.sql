-- For each series and committee: when its newest occurrence by cron rule was due, up to now.
select r.series::text, r.committee::text, max(r.due) as due
from ledger.runs r
where r.step = 'cron' and r.due <= @now
group by r.series, r.committee
