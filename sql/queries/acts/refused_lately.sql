-- How many refused sign-ins in this name and from this place were kept in the last minute.
select count(*)::int
from audit.acts a
where a.by = @name and a.at > clock_timestamp() - interval '1 minute' and a.what = 'sign-in-refused' and a.place = @from
