-- Why the newest night has no copy; no row: it has one, or none was tried.
select newest.error::text
from (select b.error from ledger.backups b order by b.night desc limit 1) newest
where newest.error is not null
