-- Hands the new roles' passwords (@Owner, @App, @Reader) to the session, where embedded/create_roles reads them: create role takes no
-- parameters, and a password in a statement's text would reach the log when the statement fails.
select set_config('analytics.analytics_owner', @Owner, false),
  set_config('analytics.analytics_app', @App, false),
  set_config('analytics.analytics_reader', @Reader, false);
