-- Adds in what a version differs from the one before it. @changes: an array of objects, in order. @pack: the version.
insert into packs.pack_changes (pack, seq, indicator, unit, old_text, new_text, submitted_by, recorded_at)
select @pack, c.seq, c.line ->> 'indicator', c.line ->> 'unit', c.line ->> 'old_text', c.line ->> 'new_text', c.line ->> 'submitted_by',
  (c.line ->> 'recorded_at')::timestamptz
from jsonb_array_elements(@changes::jsonb) with ordinality c (line, seq)
