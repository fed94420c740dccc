-- One row: who checked a version of a pack; null when nobody did. @Id: the version.
select max(e.by::text)
from packs.pack_events e
where e.pack = @Id and e.state = 'checked'
