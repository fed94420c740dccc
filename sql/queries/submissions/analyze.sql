-- What workbooks that came before state is looked for among all lines of the import; without this the plan of that statement guesses.
analyze intake_observations, intake_targets, intake_notes
