-- Adds the strengths and limitations that a version's figures suggest. @suggestions: an array of objects, in order. @pack: the version.
insert into packs.pack_suggestions (pack, seq, suggestion, kind, sentence, printed)
select @pack, s.seq, s.line ->> 'key', s.line ->> 'kind', s.line ->> 'sentence', (s.line ->> 'is_accepted')::boolean
from jsonb_array_elements(@suggestions::jsonb) with ordinality s (line, seq)
