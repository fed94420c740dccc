-- A row: when a version of a pack was archived; none when it was not. @Id: the version.
select p.archived_at
from ledger.periods p
where p.archived_pack = @Id
