-- The files of a pack with their content, in the order in which they were stored. @id: the pack.
select f.name, f.media_type, a.content
from packs.pack_artefacts f
join packs.artefacts a using (sha256)
where f.pack = @id
order by f.position
