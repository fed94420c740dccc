-- What @submission was warned of, by file and place.
select w.file::text, w.place, w.message_vi::text, w.message_en::text
from warehouse.submission_warnings w
where w.submission = @submission
order by w.seq
