-- A row: an assignment of @committee as known at @as_of, given at a period that ended by @last, by code, but not at the briefing on @now_given
-- itself (null: a term, whose own are told). What is done is told for a while only, when it was given in @since or later. overdue is read here, so that a pack in which something has become overdue is another one.
with known as (
  select distinct on (t.code) t.code, t.to_quarter
  from warehouse.terms t
  where t.recorded_at <= @as_of
  order by t.code, t.recorded_at desc, t.version desc
),
given as (
  select n.code, n.committee, n.kind, n.given_at_period, n.text, n.owner_unit, n.due, n.status, n.progress, n.recorded_at,
    case
      when n.given_at_period ~ '^[0-9]{4}-Q[1-4]$' then n.given_at_period
      when n.given_at_period ~ '^[0-9]{4}-H1$' then left(n.given_at_period, 4) || '-Q2'
      when n.given_at_period ~ '^[0-9]{4}-9M$' then left(n.given_at_period, 4) || '-Q3'
      when n.given_at_period ~ '^[0-9]{4}(-H2)?$' then left(n.given_at_period, 4) || '-Q4'
      else (select k.to_quarter::text from known k where k.code = n.given_at_period)
    end collate "C" as given_last
  from (select distinct a.code from warehouse.assignments a where a.committee = @committee and a.recorded_at <= @as_of) named
  cross join lateral (
    select a.code, a.committee, a.kind, a.given_at_period, a.text, a.owner_unit, a.due, a.status, a.progress, a.recorded_at
    from warehouse.assignments a
    where a.code = named.code and a.recorded_at <= @as_of
    order by a.recorded_at desc, a.version desc
    limit 1
  ) n
)
select g.code::text, g.kind, g.given_at_period, g.text::text, coalesce(owner.name_vi, g.owner_unit)::text as owner_name_vi, g.due, g.status,
  g.progress::text, g.status <> 'done' and coalesce(g.due < (@as_of at time zone 'Asia/Ho_Chi_Minh')::date, false) as overdue, g.recorded_at
from given g
left join lateral (
  select u.name_vi
  from warehouse.units u
  where u.code = g.owner_unit and u.recorded_at <= @as_of
  order by u.recorded_at desc, u.version desc
  limit 1
) owner on true
where g.committee = @committee and g.given_last <= @last and g.given_at_period is distinct from @now_given::text
  and (g.status <> 'done' or g.given_last >= @since)
order by g.code
