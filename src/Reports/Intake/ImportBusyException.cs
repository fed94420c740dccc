namespace Analytics.Reports.Intake;

/// <summary>Another import was running for as long as somebody was ready to wait; nothing is stored.</summary>
internal sealed class ImportBusyException(Exception inner) : Exception("Another import is running; try again in a moment.", inner);
