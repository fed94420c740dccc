using Analytics.Reports.Briefings.Definition;
using Analytics.Worker.Acts;
using Npgsql;

namespace Analytics.Worker.Delivery.Lists;

/// <summary>Applies distribution lists: those of files in one transaction, or one that somebody typed.</summary>
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
            problems.AddRange((await ListStore.UnknownAsync(connection, list, cancelled)).Select(unknown => unknown.Sentence));
        }

        if (problems.Count > 0)
        {
            throw new BadInputException(problems);
        }

        return (await StoreAsync(connection, lists, seen: null, Actor.Command, cancelled))!;
    }

    /// <param name="seen">By code: the version that the text was made from; null for a list that is to be new.</param>
    /// <returns>What was applied; null when there are problems, or another version is the newest by now.</returns>
    public static async Task<((string Code, int Version, bool Stored)? Applied, IReadOnlyList<SeriesProblem> Problems)> ApplyTextAsync(
        NpgsqlDataSource app, string yaml, Func<string, int?> seen, Actor by, CancellationToken cancelled)
    {
        var (list, problems) = ListParser.Parse(yaml, string.Empty);
        if (list is null)
        {
            return (null, problems);
        }

        await using var connection = await app.OpenConnectionAsync(cancelled);
        problems = [.. (await ListStore.UnknownAsync(connection, list, cancelled)).Select(unknown =>
            new SeriesProblem(string.Empty, LineOf(yaml, unknown.Key), 1, unknown.Sentence, unknown.Vi))];
        if (problems.Count > 0)
        {
            return (null, problems);
        }

        return (await StoreAsync(connection, [(list, yaml)], seen, by, cancelled) is [var applied] ? applied : null, []);
    }

    /// <summary>From 1: where the key at the top of a list that was read stands.</summary>
    private static int LineOf(string yaml, string key) =>
        1 + yaml.Split('\n').TakeWhile(line => !line.StartsWith(key, StringComparison.Ordinal)).Count();

    /// <param name="seen">Null: whatever is the newest.</param>
    /// <returns>Null when another version is the newest than was seen; nothing is stored.</returns>
    private static async Task<IReadOnlyList<(string Code, int Version, bool Stored)>?> StoreAsync(
        NpgsqlConnection connection,
        IReadOnlyList<(DistributionList List, string Yaml)> lists,
        Func<string, int?>? seen,
        Actor by,
        CancellationToken cancelled)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancelled);
        var applied = new List<(string, int, bool)>();
        foreach (var (list, yaml) in lists)
        {
            if (seen is not null)
            {
                // From here on nobody can be faster.
                await ListStore.LockAsync(transaction, list.Code, cancelled);
                if ((await ListStore.FindAsync(connection, list.Code, null, cancelled))?.Version != seen(list.Code))
                {
                    return null;
                }
            }

            var (version, stored) = await ListStore.ApplyAsync(transaction, list, yaml, by.Who, cancelled);
            if (stored)
            {
                await ActLog.AddAsync(
                    transaction, by, Act.ListApplied, FormattableString.Invariant($"{list.Code} v{version}"), null, cancelled);
            }

            applied.Add((list.Code, version, stored));
        }

        await transaction.CommitAsync(cancelled);
        return applied;
    }
}
