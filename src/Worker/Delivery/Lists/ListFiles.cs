using Analytics.Reports.Briefings.Definition;
using Analytics.Worker.Acts;
using Npgsql;

namespace Analytics.Worker.Delivery.Lists;

/// <summary>Applies distribution lists: those of files in one transaction, or one that somebody typed.</summary>
internal static class ListFiles
{
    /// <exception cref="BadInputException">Any problem in any file: nothing is applied.</exception>
    public static async Task<IReadOnlyList<AppliedDefinition>> ApplyAsync(
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
    public static async Task<(AppliedDefinition? Applied, IReadOnlyList<SeriesProblem> Problems)> ApplyTextAsync(
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

    private static Task<IReadOnlyList<AppliedDefinition>?> StoreAsync(
        NpgsqlConnection connection, IReadOnlyList<(DistributionList List, string Yaml)> lists, Func<string, int?>? seen, Actor by, CancellationToken cancelled) =>
        DefinitionStoring.StoreAsync(
            connection,
            [
                .. lists.Select(one => new CheckedDefinition(
                    one.List.Code,
                    transaction => ListStore.LockAsync(transaction, one.List.Code, cancelled),
                    async () => (await ListStore.FindAsync(connection, one.List.Code, null, cancelled))?.Version,
                    transaction => ListStore.ApplyAsync(transaction, one.List, one.Yaml, by.Who, cancelled))),
            ],
            seen,
            by,
            Act.ListApplied,
            cancelled);
}
