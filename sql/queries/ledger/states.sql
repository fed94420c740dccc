-- Every state a run was in, in order.
select s.state, s.at, s.node, s.detail::text
from ledger.run_states s
where s.run = @run
order by s.seq
