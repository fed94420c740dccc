-- A row: words that this import stored: of a note, beside a value, or of what a target rests on (period: null).
select s.file, s.line, 'text' as "column", s.text, s.period
from intake_stored t
join intake_notes s on s.file = t.file and s.line = t.line
where s.text is not null
union all
select s.file, s.line, 'note', s.note, null
from intake_stored t
join intake_observations s on s.file = t.file and s.line = t.line
where s.note is not null
union all
select s.file, s.line, 'source', s.source, null
from intake_stored t
join intake_targets s on s.file = t.file and s.line = t.line
where s.source is not null
