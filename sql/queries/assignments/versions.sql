-- Every version of the assignment @code with who submitted it, the newest first. is_overdue: of each as it stands, today.
select a.version, a.committee::text, coalesce(committee.name_vi, a.committee)::text as committee_name, a.kind, a.given_at_period,
  a.text::text, a.owner_unit::text, coalesce(owner.name_vi, a.owner_unit)::text as owner_name, a.due, a.status, a.progress::text,
  a.status <> 'done' and coalesce(a.due < (@now at time zone 'Asia/Ho_Chi_Minh')::date, false) as is_overdue, a.recorded_at, s.submitted_by::text
from warehouse.assignments a
join warehouse.submissions s on s.submission = a.submission
left join lateral (
  select u.name_vi from warehouse.units u where u.code = a.committee order by u.recorded_at desc, u.version desc limit 1
) committee on true
left join lateral (
  select u.name_vi from warehouse.units u where u.code = a.owner_unit order by u.recorded_at desc, u.version desc limit 1
) owner on true
where a.code = @code
order by a.recorded_at desc, a.version desc
