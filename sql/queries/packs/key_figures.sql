-- A row: a figure that mail says of a version, in order. @pack: the version.
select f.label_vi::text, f.label_en::text, f.value_vi::text, f.value_en::text, f.notes_vi::text, f.notes_en::text
from packs.pack_key_figures f
where f.pack = @pack
order by f.seq
