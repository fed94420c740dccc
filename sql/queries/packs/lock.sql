-- Makes whoever stores a version of the same pack at the same time wait for this transaction.
select pg_advisory_xact_lock(hashtext('packs.packs'), hashtext(@Committee || '/' || @Series || '/' || @Period))
