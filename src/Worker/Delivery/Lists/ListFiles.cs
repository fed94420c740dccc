using Analytics.Worker.Acts;
using Npgsql;

namespace Analytics.Worker.Delivery.Lists;

/// <summary>Reads distribution lists from files and applies them in one transaction.</summary>
internal static class ListFiles
{
    /// <exception cref="BadInputException">Any problem in any file: nothing is applied.</exception>
    public static async Task<IReadOnlyList<(string Code, int Version, bool Stored)>> ApplyAsync(
        NpgsqlDataSource app, IReadOnlyList<string> files, CancellationToken cancelled)
    {
        var problems = new List<string>();
        var lists = new List<(DistributionList List, string Yaml)>();
        foreach (var file in files)
        {
            if (await DefinitionFile.ReadAsync(file, problems, cancelled) is not { } yaml)
            {
                continue;
            }

            var (list, faults) = ListParser.Parse(yaml, file);
            problems.AddRange(faults.Select(fault => fault.ToString()));
            if (list is not null)
            {
                lists.Add((list, yaml));
            }
        }

        problems.AddRange(lists.GroupBy(list => list.List.Code).Where(same => same.Count() > 1)
            .Select(same => $"The list `{same.Key}` is defined by {same.Count()} of these files; keep one of them."));
        if (problems.Count > 0)
        {
            throw new BadInputException(problems);
        }

        await using var connection = await app.OpenConnectionAsync(cancelled);
        foreach (var (list, _) in lists)
        {
            problems.AddRange(await ListStore.UnknownAsync(connection, list, cancelled));
        }

        if (problems.Count > 0)
        {
            throw new BadInputException(problems);
        }

        await using var transaction = await connection.BeginTransactionAsync(cancelled);
        var applied = new List<(string, int, bool)>();
        foreach (var (list, yaml) in lists)
        {
            var (version, stored) = await ListStore.ApplyAsync(transaction, list, yaml, Actor.Command.Who, cancelled);
            if (stored)
            {
                await ActLog.AddAsync(
                    transaction, Actor.Command, Act.ListApplied, FormattableString.Invariant($"{list.Code} v{version}"), null, cancelled);
            }

            applied.Add((list.Code, version, stored));
        }

        await transaction.CommitAsync(cancelled);
        return applied;
    }
}
