using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Analytics.Reports.Briefings;
using Analytics.Reports.Documents;
using Analytics.Reports.Warehouse;
using Dapper;
using Npgsql;

namespace Analytics.Worker.Packs;

/// <summary>What mail shows of a pack beside its files: the first figures of its summary page and the widest chart there.</summary>
/// <param name="Picture">Null where the page has no chart.</param>
internal sealed record PackSummary(IReadOnlyList<KeyFigure> Figures, PackPicture? Picture)
{
    public static readonly PackSummary None = new([], null);

    /// <param name="svgById">Every chart of the document as it was drawn.</param>
    public static PackSummary Of(BriefingInput input, Document document, IReadOnlyDictionary<string, string> svgById) => new(
        KeyFigures.Of(input, document),
        document.Summary?.Blocks.OfType<Chart>().MaxBy(chart => chart.Size) is { } chart
            ? new PackPicture(chart.Title.Plain, chart.Alt.Plain, svgById[chart.Id])
            : null);

    /// <summary>Keeps it with a version, in the transaction that stores that.</summary>
    public async Task AddAsync(NpgsqlTransaction transaction, StoredPack pack, CancellationToken cancelled)
    {
        var connection = transaction.Connection!;
        await connection.ExecuteAsync(new CommandDefinition(
            Sql.Query("packs/add_key_figures"),
            new { pack = pack.Id, figures = JsonSerializer.Serialize(Figures) },
            transaction,
            cancellationToken: cancelled));
        if (Picture is { } picture)
        {
            await connection.ExecuteAsync(new CommandDefinition(
                Sql.Query("packs/add_picture"),
                new { pack = pack.Id, picture.Title, picture.Alt, picture.Svg },
                transaction,
                cancellationToken: cancelled));
        }
    }

    public static async Task<PackSummary> FindAsync(NpgsqlConnection connection, long pack, CancellationToken cancelled) => new(
        await ListFiguresAsync(connection, pack, cancelled), await FindPictureAsync(connection, pack, cancelled));

    public static async Task<IReadOnlyList<KeyFigure>> ListFiguresAsync(NpgsqlConnection connection, long pack, CancellationToken cancelled) =>
        [.. await connection.QueryAsync<KeyFigure>(new CommandDefinition(Sql.Query("packs/key_figures"), new { pack }, cancellationToken: cancelled))];

    public static async Task<PackPicture?> FindPictureAsync(NpgsqlDataSource app, long pack, CancellationToken cancelled)
    {
        await using var connection = await app.OpenConnectionAsync(cancelled);
        return await FindPictureAsync(connection, pack, cancelled);
    }

    private static Task<PackPicture?> FindPictureAsync(NpgsqlConnection connection, long pack, CancellationToken cancelled) =>
        connection.QuerySingleOrDefaultAsync<PackPicture>(new CommandDefinition(Sql.Query("packs/picture"), new { pack }, cancellationToken: cancelled));
}

/// <summary>A chart as it was drawn for the pack; its words are Vietnamese.</summary>
internal sealed partial record PackPicture(string Title, string Alt, string Svg)
{
    /// <summary>In the points that it was drawn in.</summary>
    public int Width { get; } = int.Parse(WidthForm().Match(Svg).Groups[1].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex("<svg width=\"([0-9]+)")]
    private static partial Regex WidthForm();
}
