-- The files of a version of a pack with their sizes in bytes, by name. @id: the version.
select f.name, f.media_type, f.sha256, octet_length(a.content) as bytes
from packs.pack_artefacts f
join packs.artefacts a using (sha256)
where f.pack = @id
order by f.name
