namespace Analytics.Worker.Packs;

/// <summary>What a pack's content follows from: when all of it is the same, so is every byte (DESIGN §4).</summary>
internal sealed record PackIdentity(string Snapshot, int SeriesVersion, string Template, string CodeVersion, string Language);

/// <summary>Names one pack, or one version of it: <c>C/S/P/vN</c>.</summary>
internal sealed record PackKey(string Committee, string Series, string Period)
{
    /// <summary><c>C-S-P-vN</c>, the stem of its files.</summary>
    public string FileStem(int version) => FormattableString.Invariant($"{Committee}-{Series}-{Period}-v{version}");

    /// <summary><c>C/S/P/vN</c>, as commands name it.</summary>
    public string Name(int version) => FormattableString.Invariant($"{Committee}/{Series}/{Period}/v{version}");

    /// <exception cref="BadInputException">The text is not of the form C/S/P/vN.</exception>
    public static (PackKey Key, int Version) Parse(string text)
    {
        if (text.Split('/') is [var committee, var series, var period, ['v', .. var number]]
            && int.TryParse(number, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var version))
        {
            return (new PackKey(committee, series, period), version);
        }

        throw new BadInputException(
            $"'{text}' does not name a pack: expected COMMITTEE/SERIES/PERIOD/vN, such as tx-minh-hoa/giao-ban-9-thang/2023-9M/v1.");
    }
}

/// <summary>One file of a pack; its name ends in .pdf, .xlsx or .json.</summary>
internal sealed record Artefact(string Name, string MediaType, byte[] Content)
{
    /// <summary>The office's own: stored with the pack, never mailed, written out with it, or shown to its readers.</summary>
    public bool IsOffice { get; init; }

    public string Sha256 { get; } = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Content));
}

/// <summary>A stored version of a pack; its times are UTC.</summary>
internal sealed record StoredPack(
    long Id,
    string Committee,
    string Series,
    string Period,
    int Version,
    string State,
    DateTime AsOf,
    string Snapshot,
    int SeriesVersion,
    string CodeVersion,
    string Template,
    string Language,
    DateTime MadeAt)
{
    public PackKey Key => new(Committee, Series, Period);

    public string FileStem => Key.FileStem(Version);

    public PackIdentity Identity => new(Snapshot, SeriesVersion, Template, CodeVersion, Language);
}
