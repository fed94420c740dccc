-- Accounts, by name, with their unit's newest name and their open sessions. @name: the one of that name; @search: those whose name or unit
-- has these letters; null for all. @limit: null for no limit. locked_until: at one place at least.
select u.name, u.role, u.unit::text, warehouse.name_now(u.unit) as unit_name, u.one_time, (
  select max(g.closed_until) from desk.guesses g where g.name = u.name
) as locked_until, u.disabled, u.created_at, (
  select count(*)::int from desk.sessions s where s.name = u.name and s.expires_at > clock_timestamp()
) as sessions
from desk.users u
where (@name::text is null or u.name = @name)
  and (@search::text is null or position(@search in u.name) > 0 or position(@search in u.unit) > 0)
order by u.name
limit @limit::int offset @offset
