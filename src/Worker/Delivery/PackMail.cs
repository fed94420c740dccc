using Analytics.Reports.Briefings;
using Analytics.Reports.Briefings.Definition;
using Analytics.Reports.Warehouse;
using Analytics.Worker.Delivery.Lists;
using Analytics.Worker.Packs;
using Dapper;
using Npgsql;

namespace Analytics.Worker.Delivery;

/// <summary>A pack's messages, before they are put into the outbox.</summary>
/// <param name="Policy">Of the series as it is now.</param>
/// <param name="MissingLists">Lists that the series names and nobody applied.</param>
internal sealed record PackMail(
    StoredPack Pack, SendPolicy Policy, IReadOnlyList<Recipient> Recipients, IReadOnlyList<string> MissingLists, PackLetter Letter)
{
    public static async Task<PackMail> PrepareAsync(
        NpgsqlConnection connection, StoredPack pack, Mailbox from, CancellationToken cancelled)
    {
        var series = await SeriesAsync(connection, pack.Series, null, cancelled);
        var lists = await ListStore.FindAsync(connection, series.Lists, cancelled);
        var committee = await connection.QuerySingleAsync<(string NameVi, string? NameEn)>(new CommandDefinition(
            Sql.Query("committees/name"), new { pack.Committee, pack.AsOf }, cancellationToken: cancelled));
        var made = await SeriesAsync(connection, pack.Series, pack.SeriesVersion, cancelled);
        var (before, changes) = await PackReader.FindChangesForReadersAsync(connection, pack, cancelled);
        var subject = PackSubject.Of(pack, made, new Sentence(committee.NameVi, committee.NameEn ?? committee.NameVi));
        return new PackMail(
            pack,
            series.Send,
            Recipient.Of(lists),
            [.. series.Lists.Except(lists.Select(list => list.Code))],
            new PackLetter(
                subject,
                new DateTimeOffset(pack.AsOf, TimeSpan.Zero),
                await PackReader.FindLateForAsync(connection, pack, cancelled) is { } due ? (due, pack.MadeAt) : null,
                before,
                changes,
                from));
    }

    /// <summary>One row for each recipient who has none yet; returns how many.</summary>
    public async Task<int> QueueAsync(NpgsqlTransaction transaction, CancellationToken cancelled)
    {
        var queued = 0;
        foreach (var message in Messages())
        {
            queued += await Outbox.QueueAsync(transaction, message, cancelled);
        }

        return queued;
    }

    public IEnumerable<QueuedMessage> Messages() => Recipients.Select(Message);

    /// <summary>A copy for somebody who checks how the mail looks; marked, and never counted as the pack's mail.</summary>
    public QueuedMessage TestCopy(string address)
    {
        var message = Message(new Recipient(address, address, "vi", ["pdf", "xlsx"]));
        return message with { Kind = "test", Subject = $"[BẢN GỬI THỬ / TEST COPY] {message.Subject}" };
    }

    private QueuedMessage Message(Recipient recipient) => new(
        Pack.Id, "pack", recipient, Letter.Heading(recipient.Language), Letter.Text(recipient), Letter.Subject.FileName(recipient.Language));

    private static async Task<SeriesDefinition> SeriesAsync(
        NpgsqlConnection connection, string code, int? version, CancellationToken cancelled)
    {
        var stored = await SeriesStore.FindAsync(connection, code, version, cancelled)
            ?? throw new InvalidOperationException($"A stored pack's series {code} has no version {version}.");
        return SeriesParser.ParseStored(stored.Definition, stored.Code);
    }
}
