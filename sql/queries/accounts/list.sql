-- Every account, by name.
select u.name, u.role, u.unit::text, u.one_time, u.locked_until, u.disabled, u.created_at
from desk.users u
order by u.name
