-- What the desk's pages look things up by.

-- Words as people type them who have no Vietnamese keyboard at hand: lower case, without marks.
create function warehouse.folded(words text) returns text
  language sql immutable parallel safe
  return translate(lower(regexp_replace(normalize(words, nfd), '[\u0300-\u036f]', '', 'g') collate "C"), 'đĐ', 'dd');

-- What a unit is called as known now; its code when it is not known at all.
create function warehouse.name_now(unit text) returns text
  language sql stable parallel safe
  return coalesce((select u.name_vi from warehouse.units u where u.code = unit order by u.recorded_at desc, u.version desc limit 1)::text, unit);

-- What waits for a decision is little among all that was ever made and sent.
create index packs_undecided on packs.packs (made_at) where state in ('draft', 'checked');
create index outbox_trouble on delivery.outbox (pack) where kind = 'pack' and state in ('failed', 'uncertain');
