using Analytics.Worker.Jobs;
using Analytics.Worker.Packs;

namespace Analytics.Worker;

/// <summary>What a command's end means to scripts (CONTRACT §4).</summary>
internal static class ExitCode
{
    public const int Done = 0;
    public const int Unexpected = 1;
    public const int BadInput = 2;
    public const int NotReady = 3;
    public const int PartMissing = 4;
    public const int Interrupted = 130;
}

/// <summary>What was asked for cannot be done as asked; one line per problem. Exit code 2.</summary>
internal sealed class BadInputException(IReadOnlyList<string> lines) : Exception(string.Join(Environment.NewLine, lines))
{
    private readonly Sentence? said;

    public BadInputException(string line)
        : this([line])
    {
    }

    /// <summary>For what a form of the desk may be refused for; commands speak English.</summary>
    public BadInputException(Sentence sentence)
        : this([sentence.En]) => said = sentence;

    /// <summary>In both languages; null when it was said in English only.</summary>
    public Sentence? Said => said;

    public IReadOnlyList<string> Lines => lines;

    public IReadOnlyList<string> LinesIn(string language) => said is null ? lines : [said.In(language)];
}

/// <summary>The request is right but its time has not come, such as a pack below its gate. Exit code 3.</summary>
internal sealed class NotReadyException(string message) : Exception(message)
{
    /// <summary>Who is missing, where the series' gate held a pack back.</summary>
    public HeldBack? HeldBack { get; init; }
}

/// <summary>A run that was waited for has failed for good, or a person ended it. Exit code 1.</summary>
internal sealed class RunEndedException(string message) : Exception(message);
