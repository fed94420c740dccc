namespace Analytics.Worker;

/// <summary>Input, configuration or usage that is refused: exit code 2. The message is one sentence for people.</summary>
internal sealed class BadInputException(string message, Exception? inner = null) : Exception(message, inner);
