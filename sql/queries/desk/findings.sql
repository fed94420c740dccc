-- What the audit found in a version, in its order. @id: the version. @office: whether whoever asks may know.
select f.code, f.message, f.message_en
from packs.pack_findings f
where f.pack = @Id and @office
order by f.seq
