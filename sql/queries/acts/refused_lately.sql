-- How many refusals of the kind @what, in this name and from this place, were kept in the last minute.
select count(*)::int
from audit.acts a
where a.by = @by and a.at > clock_timestamp() - interval '1 minute' and a.what = @what and a.place = @Place
