using System.Text.RegularExpressions;

namespace Analytics.Worker.Acts;

/// <summary>What can be done: the closed list. The comment says what an act is done to.</summary>
internal enum Act
{
    // A submission.
    Import,

    // A series or a list with its version.
    SeriesApplied,
    ListApplied,

    // A run.
    RunRequested,
    RunJoined,
    RunRepeated,
    RunCancelled,
    RunDeleted,

    // What recurs, as series:committee.
    SchedulePaused,
    ScheduleResumed,

    // A version of a pack.
    PackBuilt,
    PackChecked,
    PackApproved,
    PackRejected,
    PackSent,
    PackMailed,
    PackSuperseded,
    PackArchived,
    PackTestSent,
    MailSettled,
    SuggestionAccepted,
    SuggestionDropped,

    // A period of a committee's series.
    PeriodFrozen,
    RemindersSent,

    // A unit.
    RemindersStopped,
    RemindersStarted,

    // An account.
    UserAdded,
    UserRenewed,
    UserDisabled,
    SignedIn,
    SignInRefused,
    SignedOut,

    // A request, as method and path.
    AccessRefused,

    // A folder.
    BackupTaken,
    Restored,
}

/// <summary>Acts as the database spells them: <c>run-cancelled</c>.</summary>
internal static partial class ActCode
{
    public static IReadOnlyList<Act> All { get; } = Enum.GetValues<Act>();

    public static string Of(Act act) => WordStart().Replace(act.ToString(), "-$0").ToLowerInvariant();

    /// <summary>Null when there is none of that code.</summary>
    public static Act? Find(string code) => All.Select(act => (Act?)act).FirstOrDefault(act => Of(act!.Value) == code);

    /// <summary>The act of moving a pack to a state.</summary>
    public static Act OfPackState(string state) => state switch
    {
        "checked" => Act.PackChecked,
        "approved" => Act.PackApproved,
        "rejected" => Act.PackRejected,
        _ => throw new InvalidOperationException($"No act moves a pack to the state `{state}`."),
    };

    [GeneratedRegex("(?<!^)[A-Z]")]
    private static partial Regex WordStart();
}
