-- Adds the figures that mail says of a version. @figures: an array of objects, in order. @pack: the version.
insert into packs.pack_key_figures (pack, seq, label_vi, label_en, value_vi, value_en, notes_vi, notes_en)
select @pack, f.seq, f.line ->> 'LabelVi', f.line ->> 'LabelEn', f.line ->> 'ValueVi', f.line ->> 'ValueEn', f.line ->> 'NotesVi', f.line ->> 'NotesEn'
from jsonb_array_elements(@figures::jsonb) with ordinality f (line, seq)
