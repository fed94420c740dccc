using Analytics.Reports.Briefings.Definition;
using Analytics.Reports.Warehouse;
using Analytics.Worker.Acts;
using Npgsql;

namespace Analytics.Worker.Series;

/// <summary>Applies series definitions: those of files in one transaction, or one that somebody typed.</summary>
internal static class SeriesFiles
{
    /// <param name="formats">The codes of the format profiles that a series may name.</param>
    /// <exception cref="BadInputException">Any problem in any file: nothing is applied.</exception>
    public static async Task<IReadOnlyList<AppliedDefinition>> ApplyAsync(
        WarehouseConnections warehouse, IReadOnlyList<string> files, IReadOnlyList<string> formats, CancellationToken cancelled)
    {
        await using var connection = await warehouse.App.OpenConnectionAsync(cancelled);
        var problems = new List<string>();
        var definitions = new List<(string Code, string Yaml)>();
        foreach (var file in files)
        {
            var yaml = await DefinitionFile.ReadAsync(file, problems, cancelled);
            if (yaml is null)
            {
                continue;
            }

            var (code, faults) = await CheckAsync(connection, yaml, file, formats, cancelled);
            problems.AddRange(faults.Select(fault => fault.ToString()));
            if (code is not null)
            {
                definitions.Add((code, yaml));
            }
        }

        if (problems.Count > 0)
        {
            throw new BadInputException(problems);
        }

        return (await StoreAsync(connection, definitions, seen: null, Actor.Command, cancelled))!;
    }

    /// <param name="seen">By code: the version that the text was made from; null for a series that is to be new.</param>
    /// <returns>What was applied; null when there are problems, or another version is the newest by now.</returns>
    public static async Task<(AppliedDefinition? Applied, IReadOnlyList<SeriesProblem> Problems)> ApplyTextAsync(
        WarehouseConnections warehouse,
        string yaml,
        Func<string, int?> seen,
        IReadOnlyList<string> formats,
        Actor by,
        CancellationToken cancelled)
    {
        await using var connection = await warehouse.App.OpenConnectionAsync(cancelled);
        var (code, problems) = await CheckAsync(connection, yaml, string.Empty, formats, cancelled);
        if (code is null || problems.Count > 0)
        {
            return (null, problems);
        }

        return (await StoreAsync(connection, [(code, yaml)], seen, by, cancelled) is [var applied] ? applied : null, []);
    }

    private static async Task<(string? Code, IReadOnlyList<SeriesProblem> Problems)> CheckAsync(
        NpgsqlConnection connection, string yaml, string file, IReadOnlyList<string> formats, CancellationToken cancelled)
    {
        var parsed = SeriesParser.Parse(yaml, file);
        var known = await SeriesStore.ListIndicatorCodesAsync(connection, cancelled);
        return (parsed.Definition?.Code,
        [
            .. parsed.Problems.Concat(SeriesParser.Check(parsed, known, formats))
                .OrderBy(problem => problem.Line)
                .ThenBy(problem => problem.Column),
        ]);
    }

    private static Task<IReadOnlyList<AppliedDefinition>?> StoreAsync(
        NpgsqlConnection connection, IReadOnlyList<(string Code, string Yaml)> definitions, Func<string, int?>? seen, Actor by, CancellationToken cancelled) =>
        DefinitionStoring.StoreAsync(
            connection,
            [
                .. definitions.Select(one => new CheckedDefinition(
                    one.Code,
                    transaction => SeriesStore.LockAsync(connection, transaction, one.Code, cancelled),
                    async () => (await SeriesStore.FindAsync(connection, one.Code, null, cancelled))?.Version,
                    transaction => SeriesStore.ApplyAsync(connection, transaction, one.Code, one.Yaml, by.Who, cancelled))),
            ],
            seen,
            by,
            Act.SeriesApplied,
            cancelled);
}
