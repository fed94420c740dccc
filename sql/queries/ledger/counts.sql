-- How many runs are in each state that any is in.
select r.state, count(*)::int as runs
from ledger.runs r
group by r.state
