-- The keys that anti-forgery tokens are made with, oldest first.
select k.xml
from desk.keys k
order by k.made_at, k.name
