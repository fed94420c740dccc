-- A request of a person that nobody has taken yet, the longest waiting first, if @run is not one itself; none when there is none.
select r.run
from ledger.runs r
where r.step = 'request' and r.state = 'enqueued' and r.run <> @run
  and not exists (select from ledger.runs mine where mine.run = @run and mine.step = 'request')
order by r.due, r.run
limit 1
