-- How many rows an import stored.
update warehouse.submissions set rows_stored = @rows_stored where submission = @submission
