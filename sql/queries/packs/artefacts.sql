-- The files of a pack with their content, by name. @id: the pack.
select f.name, f.media_type, a.content
from packs.pack_artefacts f
join packs.artefacts a using (sha256)
where f.pack = @id
order by f.name
