-- What was stored is known now; without this the plans of the statements that look through it guess.
analyze intake_stored, intake_notes, intake_targets
