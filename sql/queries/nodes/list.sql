-- The worker processes that have not stopped in order, by name.
select n.node as name, n.workers, n.started_at, n.heartbeat_at, n.heartbeat_at < clock_timestamp() - @patience as possibly_aborted
from ledger.nodes n
order by n.node
