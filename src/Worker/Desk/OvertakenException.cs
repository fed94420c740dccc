namespace Analytics.Worker.Desk;

/// <summary>Somebody else was faster: thrown inside an import's transaction, so that nothing of it is stored. Caught by whoever imports.</summary>
internal sealed class OvertakenException() : Exception("Another change came first.");
