namespace Analytics.Worker;

/// <summary>A needed part is missing or does not answer: exit code 4. The message is one sentence for people.</summary>
/// <param name="part">The part's name, such as <c>database</c>.</param>
/// <param name="message">What is wrong, what was found, what to do next; never a password.</param>
internal sealed class PartMissingException(string part, string message, Exception? inner = null) : Exception(message, inner)
{
    public string Part => part;
}
