using System.Collections.Concurrent;
using Dapper;

namespace Analytics.Reports.Warehouse;

/// <summary>The statements of <c>sql/queries</c>, embedded; one statement a file, one caller a statement.</summary>
internal static class Sql
{
    private static readonly ConcurrentDictionary<string, string> Texts = new(StringComparer.Ordinal);

    // A positional record receives snake_case columns: recorded_at is RecordedAt.
    static Sql() => DefaultTypeMap.MatchNamesWithUnderscores = true;

    /// <param name="name">Folder and file without ending, such as <c>figures/observations</c>.</param>
    public static string Query(string name) => Texts.GetOrAdd(name, Read);

    private static string Read(string name)
    {
        using var stream = typeof(Sql).Assembly.GetManifestResourceStream($"queries/{name}.sql")
            ?? throw new InvalidOperationException($"No statement sql/queries/{name}.sql is embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
