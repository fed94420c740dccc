using Analytics.Worker.Packs;

namespace Analytics.Worker.Desk.Packs;

/// <summary>A line of the list: the newest version of a pack that the visitor may see; the time is UTC.</summary>
/// <param name="Expected">Units that should have reported; null for a pack made before this was kept.</param>
/// <param name="IsProvisional">It was made below its series' gate.</param>
internal sealed record PackLine(
    string Committee,
    string CommitteeName,
    string Series,
    int SeriesVersion,
    string Period,
    int Version,
    string State,
    DateTime MadeAt,
    int? Expected,
    int? Reported,
    bool IsProvisional)
{
    public string Address => DeskPack.AddressOf(new PackKey(Committee, Series, Period), Version);
}

/// <summary>A version of a pack that the visitor may see; times are UTC.</summary>
internal sealed record DeskPack(
    long Id,
    string Committee,
    string CommitteeName,
    string Series,
    int SeriesVersion,
    string Period,
    int Version,
    string State,
    DateTime AsOf,
    string Snapshot,
    string CodeVersion,
    string Template,
    string Language,
    DateTime MadeAt,
    int? Expected,
    int? Reported,
    bool IsProvisional)
{
    public StoredPack Stored =>
        new(Id, Committee, Series, Period, Version, State, AsOf, Snapshot, SeriesVersion, CodeVersion, Template, Language, MadeAt);

    /// <summary>It waits for somebody's word.</summary>
    public bool IsOpen => State is "draft" or "checked";

    public PackKey Key => new(Committee, Series, Period);

    public string Address => AddressOf(Key, Version);

    public string Pdf => $"{Address}/{Key.FileStem(Version)}.pdf";

    /// <summary>Where a run for this pack is asked for, as of now.</summary>
    public string RunAgain =>
        $"/jobs/new?series={Uri.EscapeDataString(Series)}&committee={Uri.EscapeDataString(Committee)}&period={Uri.EscapeDataString(Period)}";

    public static string AddressOf(PackKey key, int version) =>
        FormattableString.Invariant($"/packs/{Uri.EscapeDataString(key.Committee)}/{Uri.EscapeDataString(key.Series)}/{Uri.EscapeDataString(key.Period)}/v{version}");
}

/// <summary>One recipient's message; the time, UTC, is when it ended, or was queued.</summary>
/// <param name="Failure">How the last attempt failed: <c>temporary</c> or <c>permanent</c>; null: it did not.</param>
/// <param name="Doubts">How often it was not known whether it arrived.</param>
/// <param name="ContentSha256">Of the whole message as it left; null: it has not.</param>
/// <param name="NextAttemptAt">When a failed attempt is repeated, UTC; null: it is not.</param>
internal sealed record DeskDelivery(
    string RecipientName,
    string Address,
    string Kind,
    string State,
    string? Failure,
    int Doubts,
    string? Answer,
    string? ContentSha256,
    DateTime At,
    DateTime? NextAttemptAt);

/// <param name="Office">The office's own; its readers never see it.</param>
internal sealed record PackFile(string Name, string MediaType, string Sha256, int Bytes, bool Office);

/// <summary>What the audit found, in both languages.</summary>
internal sealed record DeskFinding(string Code, string Message, string MessageEn);

/// <summary>A strength or limitation that the figures suggest.</summary>
/// <param name="Kind">As the database spells it: strength or limitation.</param>
/// <param name="Sentence">As the pack prints it, in the pack's language.</param>
/// <param name="IsPrinted">It had been accepted when the version was made.</param>
/// <param name="Accepted">The newest decision; null where nobody has decided.</param>
/// <param name="DecidedAt">UTC.</param>
internal sealed record DeskSuggestion(
    string Key, string Kind, string Sentence, bool IsPrinted, bool? Accepted, string? DecidedBy, DateTime? DecidedAt)
{
    /// <summary>The rule that suggests it, in front of what it holds of.</summary>
    public string Rule => Key.Split(':')[0];
}
