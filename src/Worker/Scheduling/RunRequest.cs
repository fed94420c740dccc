using Analytics.Worker.Acts;

namespace Analytics.Worker.Scheduling;

/// <summary>A pack asked for by a person, to be made at once.</summary>
/// <param name="AsOf">Null: as of the moment the request is made.</param>
/// <param name="Force">Builds although the series' gate would hold the pack back.</param>
/// <param name="Reason">Why, in the words of whoever asks.</param>
internal sealed record RunRequest(
    string Series, string Committee, string Period, DateTimeOffset? AsOf, bool Force, string Reason, Actor By)
{
    /// <summary>The run whose parameters these are; null for none.</summary>
    public long? Repeats { get; init; }
}
