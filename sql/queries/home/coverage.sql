-- A row: a unit of the committee that a series counts on, in display order, and how much of what is expected from it for a period is there
-- now (the rules are those of a pack's coverage). @units: the kinds or codes that the series names; @indicators: its indicators; @quarters:
-- those of the period, @first to @last; @late_after: the end of the deadline day, null for none.
-- expected: how many indicators; complete: of how many all is there; present: of how many anything is.
with recursive descendants (code) as (
  select @committee::text collate "C"
  union
  select child.code::text collate "C"
  from descendants
  cross join lateral (select distinct u.code from warehouse.units u where u.parent = descendants.code) child
  cross join lateral (
    select u.parent from warehouse.units u where u.code = child.code order by u.recorded_at desc, u.version desc limit 1
  ) newest
  where newest.parent = descendants.code
), reporting as materialized (
  select u.code, u.name_vi, u.name_en, u.kind, u.display_order, u.valid_from, u.valid_to
  from descendants
  cross join lateral (
    select n.code, n.name_vi, n.name_en, n.kind, n.display_order, n.valid_from, n.valid_to
    from warehouse.units n
    where n.code = descendants.code
    order by n.recorded_at desc, n.version desc
    limit 1
  ) u
  where u.code <> @committee and (u.kind = any (@units) or u.code = any (@units))
), asked as (
  select distinct on (i.code) i.code, i.kind, i.numerator, i.denominator
  from warehouse.indicators i
  where i.code = any (@indicators)
  order by i.code, i.recorded_at desc, i.version desc
), needed (code) as (
  select code from asked where kind <> 'ratio'
  union
  select numerator from asked where kind = 'ratio'
  union
  select denominator from asked where kind = 'ratio'
), observed as materialized (
  select distinct on (i.code) i.code, i.kind, i.reported_by
  from needed
  join warehouse.indicators i on i.code = needed.code
  order by i.code, i.recorded_at desc, i.version desc
), expected as (
  select e.unit, e.indicator, e.is_flow, e.quarters
  from (
    select r.code as unit, o.code as indicator, o.kind = 'flow' as is_flow, (
        select count(*)
        from unnest(@quarters::text[]) as of_period (quarter)
        where (o.kind = 'flow' or of_period.quarter = @last)
          and (r.valid_from is null or r.valid_from <= of_period.quarter) and (r.valid_to is null or r.valid_to >= of_period.quarter)
      ) as quarters
    from reporting r
    join observed o on r.kind = any (o.reported_by) or r.code = any (o.reported_by)
  ) e
  where e.quarters > 0
), known as materialized (
  select distinct on (w.unit, w.indicator, w.quarter) w.unit, w.indicator, w.quarter, w.value,
    min(w.recorded_at) filter (where w.value is not null) over (partition by w.unit, w.indicator, w.quarter) as first_recorded_at
  from warehouse.observations w
  where w.unit = any (array(select r.code from reporting r))
    and w.indicator = any (array(select o.code from observed o))
    and w.quarter >= @first and w.quarter <= @last
  order by w.unit, w.indicator, w.quarter, w.recorded_at desc, w.version desc
), answered as (
  select k.unit, k.indicator, bool_or(k.quarter = @last) as at_end,
    count(*) filter (where (r.valid_from is null or r.valid_from <= k.quarter) and (r.valid_to is null or r.valid_to >= k.quarter)) as quarters
  from known k
  join reporting r on r.code = k.unit
  where k.value is not null
  group by k.unit, k.indicator
), late (unit) as (
  select distinct k.unit from known k where k.quarter = @last and k.first_recorded_at > @late_after::timestamptz
)
select r.code::text, r.name_vi::text, r.name_en::text,
  count(e.indicator)::int as expected,
  count(e.indicator) filter (where case when e.is_flow then a.quarters = e.quarters else a.at_end end)::int as complete,
  count(a.indicator)::int as present,
  exists (
    select from warehouse.notes n
    where n.unit = r.code and n.period = @period and n.kind = 'result' and n.text is not null
      -- The newest version: one without text withdraws it.
      and not exists (
        select from warehouse.notes later
        where later.unit = n.unit and later.period = n.period and later.field = n.field and later.kind = n.kind and later.ordinal = n.ordinal
          and (later.recorded_at, later.version) > (n.recorded_at, n.version)
      )
  ) as sent_words,
  r.code in (select l.unit from late l) as is_late
from reporting r
left join expected e on e.unit = r.code
left join answered a on a.unit = e.unit and a.indicator = e.indicator
group by r.code, r.name_vi, r.name_en, r.display_order
order by r.display_order nulls last, r.code
