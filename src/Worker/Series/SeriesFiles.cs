using Analytics.Reports.Briefings.Definition;
using Analytics.Reports.Warehouse;
using Analytics.Worker.Acts;

namespace Analytics.Worker.Series;

/// <summary>Reads series definitions from files and applies them in one transaction.</summary>
internal static class SeriesFiles
{
    /// <param name="formats">The codes of the format profiles that a series may name.</param>
    /// <exception cref="BadInputException">Any problem in any file: nothing is applied.</exception>
    public static async Task<IReadOnlyList<(string Code, int Version, bool Stored)>> ApplyAsync(
        WarehouseConnections warehouse, IReadOnlyList<string> files, IReadOnlyList<string> formats, CancellationToken cancelled)
    {
        await using var connection = await warehouse.App.OpenConnectionAsync(cancelled);
        var known = await SeriesStore.ListIndicatorCodesAsync(connection, cancelled);
        var problems = new List<string>();
        var definitions = new List<(string Code, string Yaml)>();
        foreach (var file in files)
        {
            var yaml = await DefinitionFile.ReadAsync(file, problems, cancelled);
            if (yaml is null)
            {
                continue;
            }

            var parsed = SeriesParser.Parse(yaml, file);
            problems.AddRange(parsed.Problems.Concat(SeriesParser.Check(parsed, known, formats))
                .OrderBy(problem => problem.Line)
                .ThenBy(problem => problem.Column)
                .Select(problem => problem.ToString()));
            if (parsed.Definition is { } definition)
            {
                definitions.Add((definition.Code, yaml));
            }
        }

        if (problems.Count > 0)
        {
            throw new BadInputException(problems);
        }

        await using var transaction = await connection.BeginTransactionAsync(cancelled);
        var applied = new List<(string, int, bool)>();
        foreach (var (code, yaml) in definitions)
        {
            var (version, stored) = await SeriesStore.ApplyAsync(connection, transaction, code, yaml, Actor.Command.Who, cancelled);
            if (stored)
            {
                await ActLog.AddAsync(
                    transaction, Actor.Command, Act.SeriesApplied, FormattableString.Invariant($"{code} v{version}"), null, cancelled);
            }

            applied.Add((code, version, stored));
        }

        await transaction.CommitAsync(cancelled);
        return applied;
    }
}
