-- One row: when a version of a pack was due, if nothing was there to make it then; null when it was in time. @Id: the version.
select p.late_for
from packs.packs p
where p.pack = @Id
