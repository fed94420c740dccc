-- Whether there is a unit of that code, in any version.
select exists (select from warehouse.units u where u.code = @unit)
