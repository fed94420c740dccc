-- What the desk's pages look things up by.

-- Words as people type them who have no Vietnamese keyboard at hand: lower case, without marks.
create function warehouse.folded(words text) returns text
  language sql immutable parallel safe
  return translate(lower(regexp_replace(normalize(words, nfd), '[\u0300-\u036f]', '', 'g') collate "C"), 'đĐ', 'dd');

-- What a unit is called as known now; its code when it is not known at all.
create function warehouse.name_now(unit text) returns text
  language sql stable parallel safe
  return coalesce((select u.name_vi from warehouse.units u where u.code = unit order by u.recorded_at desc, u.version desc limit 1)::text, unit);

-- Whether a committee is a sample, as known at an instant or now.
create function warehouse.is_sample(unit text, as_of timestamptz) returns boolean
  language sql stable parallel safe
  return coalesce((select c.sample from warehouse.committees c where c.unit = is_sample.unit order by c.recorded_at desc, c.version desc limit 1), false)
    or coalesce((
      select c.sample from warehouse.committees c
      where c.unit = is_sample.unit and c.recorded_at <= as_of
      order by c.recorded_at desc, c.version desc
      limit 1), false);

-- The packs that readers may see: approved, or replaced after they had been.
create view packs.published as
select p.pack
from packs.packs p
where p.state in ('approved', 'sent')
  or (p.state = 'superseded' and exists (select from packs.pack_events e where e.pack = p.pack and e.state = 'approved'));

-- What waits for a decision is little among all that was ever made and sent.
create index packs_undecided on packs.packs (made_at) where state in ('draft', 'checked');
create index outbox_trouble on delivery.outbox (pack) where kind = 'pack' and state in ('failed', 'uncertain');
