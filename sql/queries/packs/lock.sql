-- Makes whoever adds or decides on a version of the same pack wait for this transaction.
select pg_advisory_xact_lock(hashtext('packs.packs'), hashtext(@Committee || '/' || @Series || '/' || @Period))
