-- Temporary tables are never analysed by themselves; without this the plans of the checks guess.
analyze intake_observations, intake_units, intake_indicators, intake_now_units, intake_now_indicators
