-- The files that a message was queued with, in their order.
select f.name::text, f.media_type, f.content
from delivery.outbox_files f
where f.message = @message
order by f.position
