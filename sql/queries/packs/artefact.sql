-- At most one row: a file of a pack with its content. @Id: the version.
select f.name, f.media_type, a.content
from packs.pack_artefacts f
join packs.artefacts a using (sha256)
where f.pack = @Id and f.name = @name
