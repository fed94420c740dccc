-- A row: the name of the slot. From now to the end of this session the server keeps every piece of its log that @slot needs.
select slot_name::text from pg_create_physical_replication_slot(@slot, immediately_reserve => true, temporary => true)
