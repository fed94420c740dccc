-- Adds what the audit found in a version. @findings: an array of objects, in order. @pack: the version.
insert into packs.pack_findings (pack, seq, code, indicator, unit, quarter, message, message_en)
select @pack, f.seq, f.line ->> 'code', f.line ->> 'indicator', f.line ->> 'unit', f.line ->> 'quarter', f.line ->> 'message', f.line ->> 'message_en'
from jsonb_array_elements(@findings::jsonb) with ordinality f (line, seq)
