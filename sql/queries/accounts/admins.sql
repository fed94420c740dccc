-- The administrators, by name, and whether each could sign in, locked: of two who would shut each other out at the same moment the second
-- waits here.
select u.name, u.password_hash <> 'void' as enters
from desk.users u
where u.role = 'admin' and not u.disabled
order by u.name
for update
