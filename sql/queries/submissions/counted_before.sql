-- When the version of an observation was recorded that counted before @submission stored another. Null, or no row: none counted.
select case when o.value is not null then o.recorded_at end
from warehouse.observations o
where o.unit = @unit and o.indicator = @indicator and o.quarter = @quarter and o.submission <> @submission
order by o.recorded_at desc, o.version desc
limit 1
