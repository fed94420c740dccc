using Analytics.Reports.Briefings.Definition;
using Analytics.Reports.Rendering.Pdf;
using Analytics.Reports.Warehouse;
using Analytics.Worker.Acts;
using Analytics.Worker.Delivery.Lists;
using Analytics.Worker.Packs;
using Analytics.Worker.Series;
using Dapper;

namespace Analytics.Worker.Desk.Admin;

/// <summary>Distribution lists and series as they were applied, and applying them: through the same checks as the commands.</summary>
internal sealed class DeskDefinitions(WarehouseConnections warehouse, Renderer renderer)
{
    /// <summary>By code.</summary>
    public async Task<IReadOnlyList<DefinitionLine>> ListAsync(DefinitionKind kind, CancellationToken cancelled)
    {
        await using var connection = await warehouse.Reader.OpenConnectionAsync(cancelled);
        return kind switch
        {
            DefinitionKind.List => [.. (await ListStore.ListAsync(connection, cancelled)).Select(list =>
                new DefinitionLine(list.Code, Alike(ListParser.Parse(list.Definition, list.Code).List?.Title ?? list.Code), list.Version, list.AppliedAt, list.AppliedBy))],
            DefinitionKind.Series => [.. (await SeriesStore.ListAsync(connection, cancelled)).Select(series =>
                new DefinitionLine(series.Code, TitleOf(series), series.Version, series.AppliedAt, series.AppliedBy))],
            _ => throw Unknown(kind),
        };
    }

    /// <param name="version">Null for the newest.</param>
    /// <returns>Null when there is none.</returns>
    public async Task<(string Yaml, int Version)?> FindAsync(DefinitionKind kind, string code, int? version, CancellationToken cancelled)
    {
        await using var connection = await warehouse.Reader.OpenConnectionAsync(cancelled);
        return kind switch
        {
            DefinitionKind.List => await ListStore.FindAsync(connection, code, version, cancelled) is { } list ? (list.Definition, list.Version) : null,
            DefinitionKind.Series => await SeriesStore.FindAsync(connection, code, version, cancelled) is { } series ? (series.Definition, series.Version) : null,
            _ => throw Unknown(kind),
        };
    }

    /// <summary>The newest first.</summary>
    public async Task<IReadOnlyList<DefinitionVersion>> ListVersionsAsync(DefinitionKind kind, string code, CancellationToken cancelled)
    {
        var statement = kind switch
        {
            DefinitionKind.List => Sql.Query("lists/versions"),
            DefinitionKind.Series => Sql.Query("series/versions"),
            _ => throw Unknown(kind),
        };
        await using var connection = await warehouse.Reader.OpenConnectionAsync(cancelled);
        return [.. await connection.QueryAsync<DefinitionVersion>(new CommandDefinition(statement, new { code }, cancellationToken: cancelled))];
    }

    /// <returns>What was applied; null when there are problems, or the text was not made from the newest version.</returns>
    public Task<(AppliedDefinition? Applied, IReadOnlyList<SeriesProblem> Problems)> ApplyAsync(
        DefinitionKind kind, TypedDefinition typed, Actor by, CancellationToken cancelled) => kind switch
    {
        DefinitionKind.List => ListFiles.ApplyTextAsync(warehouse.App, typed.Yaml, typed.SeenOf, by, cancelled),
        DefinitionKind.Series => SeriesFiles.ApplyTextAsync(warehouse, typed.Yaml, typed.SeenOf, renderer.Formats, by, cancelled),
        _ => throw Unknown(kind),
    };

    /// <summary>A version that this program can no longer read still has a code.</summary>
    private static Sentence TitleOf(StoredSeries series) => SeriesParser.Parse(series.Definition, series.Code).Definition is { } known
        ? new Sentence(known.TitleVi, known.TitleEn ?? known.TitleVi)
        : Alike(series.Code);

    private static Sentence Alike(string words) => new(words, words);

    private static InvalidOperationException Unknown(DefinitionKind kind) => new($"Nothing is defined as a {kind}.");
}
