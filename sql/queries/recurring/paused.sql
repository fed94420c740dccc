-- The recurring items that are paused.
select p.series::text, p.committee::text
from ledger.paused p
