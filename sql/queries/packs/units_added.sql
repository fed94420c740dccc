-- One row: how many units were added since the version before; null for a first version. @Id: the version.
select p.units_added
from packs.packs p
where p.pack = @Id
