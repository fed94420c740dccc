-- A row: an assignment in its newest version, by committee; what is done stands last, then the earliest due first. @committee: null for all.
-- @state: a status, unfinished, overdue, or all. @words: what task, code or owner must contain, all of it, folded as the database folds.
with newest as (
  select n.code, n.committee, n.kind, n.given_at_period, n.text, n.owner_unit, n.due, n.status, n.progress, n.recorded_at,
    n.status <> 'done' and coalesce(n.due < (@now at time zone 'Asia/Ho_Chi_Minh')::date, false) as is_overdue
  from (select distinct a.code from warehouse.assignments a where @committee::text is null or a.committee = @committee) named
  cross join lateral (
    select a.code, a.committee, a.kind, a.given_at_period, a.text, a.owner_unit, a.due, a.status, a.progress, a.recorded_at
    from warehouse.assignments a
    where a.code = named.code
    order by a.recorded_at desc, a.version desc
    limit 1
  ) n
)
select n.code::text, n.committee::text, coalesce(committee.name_vi, n.committee)::text as committee_name, n.kind, n.given_at_period,
  n.text::text, coalesce(owner.name_vi, n.owner_unit)::text as owner_name, n.due, n.status, n.progress::text, n.is_overdue, n.recorded_at
from newest n
left join lateral (
  select u.name_vi from warehouse.units u where u.code = n.committee order by u.recorded_at desc, u.version desc limit 1
) committee on true
left join lateral (
  select u.name_vi from warehouse.units u where u.code = n.owner_unit order by u.recorded_at desc, u.version desc limit 1
) owner on true
where (@committee::text is null or n.committee = @committee)
  and case @state
    when 'all' then true
    when 'unfinished' then n.status <> 'done'
    when 'overdue' then n.is_overdue
    else n.status = @state
  end
  and not exists (
    select
    from unnest(@words::text[]) as asked (word)
    where strpos(warehouse.folded(concat_ws(' ', n.code, n.text, owner.name_vi)), asked.word) = 0
  )
order by committee_name, n.committee, n.status = 'done', n.due nulls last, n.code
limit @limit offset @offset
