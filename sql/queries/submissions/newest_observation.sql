-- The newest version of an observation, withdrawn (value null) or not. No row: there is none.
select o.value, o.value_to, o.status
from warehouse.observations o
where o.unit = @unit and o.indicator = @indicator and o.quarter = @quarter
order by o.recorded_at desc, o.version desc
limit 1
