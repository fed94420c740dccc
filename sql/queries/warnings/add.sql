-- Keeps the warnings of an import, in their order, and how many there were.
with counted as (
  update warehouse.submissions set warnings_total = @total where submission = @submission
)
insert into warehouse.submission_warnings (submission, seq, code, file, place, message_vi, message_en)
select @submission, w.seq, w.code, w.file, w.place, w.message_vi, w.message_en
from unnest(@codes::text[], @files::text[], @places::text[], @messages_vi::text[], @messages_en::text[])
  with ordinality as w (code, file, place, message_vi, message_en, seq)
