-- The files of a pack with their content, in the order in which they were stored. @id: the pack. @office: whether the office's own count.
select f.name, f.media_type, f.office, a.content
from packs.pack_artefacts f
join packs.artefacts a using (sha256)
where f.pack = @id and (@office or not f.office)
order by f.position
