-- A committee's descendants and a unit's predecessors are found by key, not by going through all units of a province or the country.

create index units_parent on warehouse.units (parent);

create index successions_successor on warehouse.successions (successor);
