-- A run's log, in order.
select l.at, l.level, l.line::text
from ledger.run_log l
where l.run = @run
order by l.seq
