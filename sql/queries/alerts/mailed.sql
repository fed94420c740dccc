-- Keeps which mail about a cause is the newest, when it leaves and what it says, and the same of the one before it.
update delivery.alerts
set message = @Message, mail_at = @At, says = @Says, before_at = @BeforeAt, before_says = @BeforeSays
where cause = @cause
