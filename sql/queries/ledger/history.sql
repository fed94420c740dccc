-- How many attempts to run ended well and badly, for each hour or day (Asia/Ho_Chi_Minh) in which any did, in order. @from: included.
-- @bucket: hour or day.
select date_trunc(@bucket, s.at, 'Asia/Ho_Chi_Minh') as at,
  (count(*) filter (where s.state = 'succeeded'))::int as succeeded,
  (count(*) filter (where s.state = 'failed'))::int as failed
from ledger.run_states s
where s.at >= @from and s.state in ('succeeded', 'failed')
group by 1
order by 1
