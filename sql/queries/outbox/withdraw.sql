-- Takes back what has not left of versions older than @version of a pack.
update delivery.outbox o
set state = 'superseded', answer = @reason, ended_at = now()
from packs.packs p
where p.pack = o.pack and o.state = 'queued'
  and p.committee = @Committee and p.series = @Series and p.period = @Period and p.version < @version
