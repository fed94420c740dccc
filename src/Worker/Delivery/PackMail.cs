using Analytics.Reports.Briefings;
using Analytics.Reports.Briefings.Definition;
using Analytics.Reports.Warehouse;
using Analytics.Worker.Delivery.Letters;
using Analytics.Worker.Delivery.Lists;
using Analytics.Worker.Desk.Packs;
using Analytics.Worker.Jobs;
using Analytics.Worker.Packs;
using Dapper;
using Npgsql;

namespace Analytics.Worker.Delivery;

/// <summary>A pack's messages, before they are put into the outbox.</summary>
/// <param name="Policy">Of the series as it is now.</param>
/// <param name="MissingLists">Lists that the series names and nobody applied.</param>
/// <param name="FileBytes">By the ending of the file's name.</param>
/// <param name="MaxBytes">Files that would make a message larger stay on the desk.</param>
internal sealed record PackMail(
    StoredPack Pack,
    SendPolicy Policy,
    IReadOnlyList<Recipient> Recipients,
    IReadOnlyList<string> MissingLists,
    PackLetter Letter,
    IReadOnlyDictionary<string, long> FileBytes,
    long MaxBytes)
{
    /// <summary>Marked for internal use, when it was made or by now.</summary>
    public bool IsInternal { get; init; }

    /// <summary>By address, where it has or may have an earlier version.</summary>
    public IReadOnlyDictionary<string, HeldVersion> Held { get; init; } = new Dictionary<string, HeldVersion>();

    /// <summary>In what this version differs from each earlier one that somebody has or may have.</summary>
    public IReadOnlyDictionary<int, PackChanges> Changes { get; init; } = new Dictionary<int, PackChanges>();

    /// <summary>Lists that would have readers for it, but are for another committee.</summary>
    public IReadOnlyList<string> ListsElsewhere { get; init; } = [];

    public static async Task<PackMail> PrepareAsync(
        NpgsqlConnection connection, StoredPack pack, DeliveryOptions options, CancellationToken cancelled)
    {
        var series = await SeriesAsync(connection, pack.Series, null, cancelled);
        var lists = await ListStore.FindForAsync(connection, pack.Committee, pack.Series, series.Lists, cancelled);
        var committee = await connection.QuerySingleAsync<(string NameVi, string? NameEn, bool Sample)>(new CommandDefinition(
            Sql.Query("committees/name"), new { pack.Committee, pack.AsOf }, cancellationToken: cancelled));
        var made = await SeriesAsync(connection, pack.Series, pack.SeriesVersion, cancelled);
        var letter = new PackLetter(
            PackSubject.Of(pack, made, new Sentence(committee.NameVi, committee.NameEn ?? committee.NameVi)),
            new DateTimeOffset(pack.AsOf, TimeSpan.Zero),
            await PackReader.FindLateForAsync(connection, pack, cancelled) is { } due ? (due, pack.MadeAt) : null,
            Replaces: null,
            Changes: null,
            await PackSummary.FindAsync(connection, pack.Id, cancelled),
            options.AskWhom)
        {
            IsSample = committee.Sample,
            Page = options.Desk is { } desk ? new Uri(desk, DeskPack.AddressOf(pack.Key, pack.Version)) : null,
        };
        return new PackMail(
            pack,
            series.Send,
            Recipient.Of(lists),
            await ListStore.MissingAsync(connection, series.Lists, cancelled),
            letter,
            await FileBytesAsync(connection, pack, cancelled),
            options.MaxBytes)
        {
            IsInternal = made.Marking == Marking.Internal || series.Marking == Marking.Internal,
            ListsElsewhere = await ListStore.ElsewhereAsync(connection, pack.Committee, pack.Series, series.Lists, cancelled),
        };
    }

    /// <summary>The same, which names to each recipient what it replaces and what has changed since.</summary>
    /// <param name="connection">The one on which this version is seen, if it is not committed yet.</param>
    public async Task<PackMail> AgainstHeldAsync(NpgsqlConnection connection, NpgsqlDataSource reader, CancellationToken cancelled)
    {
        var held = await Outbox.ListHeldAsync(connection, Pack, cancelled);
        var changes = new Dictionary<int, PackChanges>();
        var asked = Recipients.Where(recipient => held.ContainsKey(recipient.Address)).Select(recipient => held[recipient.Address].Version)
            .Concat(held.Values.Select(one => one.Version).OrderDescending().Take(1));
        foreach (var version in asked.Distinct())
        {
            var stored = version == Pack.Version - 1 ? await PackReader.FindChangesAsync(connection, Pack, cancelled) : null;
            changes.Add(version, stored ?? await new CompareVersions(reader).RunAsync(connection, version, Pack, cancelled));
        }

        return this with { Held = held, Changes = changes };
    }

    /// <summary>One row for each recipient who has none yet, and the refused ones once more; returns how many.</summary>
    public async Task<int> QueueAsync(NpgsqlTransaction transaction, CancellationToken cancelled)
    {
        var queued = 0;
        foreach (var message in Messages())
        {
            queued += await Outbox.QueueAsync(transaction, message, cancelled);
        }

        return queued;
    }

    public IEnumerable<QueuedMessage> Messages() => Recipients.Select(recipient =>
        Held.TryGetValue(recipient.Address, out var held)
            ? Message(recipient, held.Version) with { References = held.References }
            : Message(recipient, before: null));

    /// <summary>
    /// A copy for somebody who checks how the mail looks, as it does to whoever has the newest earlier version; marked, and never counted as
    /// the pack's mail.
    /// </summary>
    public QueuedMessage TestCopy(string address)
    {
        var message = Message(new Recipient(address, address, "vi", ["pdf", "xlsx"]), Held.Count > 0 ? Held.Values.Max(held => held.Version) : null);
        return message with { Kind = "test", Subject = $"[BẢN GỬI THỬ / TEST COPY] {message.Subject}" };
    }

    private QueuedMessage Message(Recipient recipient, int? before)
    {
        var letter = Letter with { Replaces = before, Changes = before is { } version ? Changes[version] : null };
        if (IsInternal)
        {
            return Message(letter, recipient, LetterFiles.Internal);
        }

        var attached = Message(letter, recipient, LetterFiles.Attached);
        var size = MessageSize.AtMost(attached.Body, attached.Html!, attached.HasPicture, recipient.Formats.Select(format => FileBytes[format]));
        return size <= MaxBytes ? attached : Message(letter, recipient, LetterFiles.TooLarge);
    }

    private QueuedMessage Message(PackLetter letter, Recipient recipient, LetterFiles files)
    {
        var blocks = letter.Blocks(recipient, files);
        var heading = letter.Heading(recipient.Language);
        return new QueuedMessage(
            Pack.Id,
            "pack",
            recipient,
            heading,
            LetterText.Write(blocks),
            files == LetterFiles.Attached ? letter.Subject.FileName(recipient.Language) : null)
        {
            Html = LetterHtml.Write(blocks, heading, recipient.Language),
            HasPicture = blocks.OfType<LetterPicture>().Any(),
            IsInternal = IsInternal,
            IsSample = letter.IsSample,
        };
    }

    private static async Task<IReadOnlyDictionary<string, long>> FileBytesAsync(
        NpgsqlConnection connection, StoredPack pack, CancellationToken cancelled) =>
        (await connection.QueryAsync<(string Name, int Bytes)>(new CommandDefinition(
            Sql.Query("outbox/file_sizes"), new { pack = pack.Id }, cancellationToken: cancelled)))
        .ToDictionary(file => Path.GetExtension(file.Name).TrimStart('.'), file => (long)file.Bytes, StringComparer.Ordinal);

    private static async Task<SeriesDefinition> SeriesAsync(
        NpgsqlConnection connection, string code, int? version, CancellationToken cancelled)
    {
        var stored = await SeriesStore.FindAsync(connection, code, version, cancelled)
            ?? throw new InvalidOperationException($"A stored pack's series {code} has no version {version}.");
        return SeriesParser.ParseStored(stored.Definition, stored.Code);
    }
}
