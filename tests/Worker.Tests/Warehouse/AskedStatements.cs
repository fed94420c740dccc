using System.Diagnostics;
using System.Text.Json;
using Npgsql;

namespace Analytics.Worker.Tests.Warehouse;

/// <summary>The statements that a reader really sent, with their values, to be explained afterwards.</summary>
internal sealed class AskedStatements : IDisposable
{
    private readonly List<(string Text, NpgsqlParameter[] Values)> asked = [];
    private readonly ActivityListener listener = new() { ShouldListenTo = source => source.Name == "Npgsql" };

    public AskedStatements() => ActivitySource.AddActivityListener(listener);

    /// <summary>The driver asks before it traces a command: that is where it is taken down.</summary>
    public NpgsqlDataSource Listen(string connectionString) => new NpgsqlDataSourceBuilder(connectionString)
        .ConfigureTracing(tracing => tracing.ConfigureCommandFilter(command =>
        {
            asked.Add((command.CommandText, [.. command.Parameters.Select(value => value.Clone())]));
            return false;
        }))
        .Build();

    /// <summary>How many pages each select touched when it ran once more, by its first line, in the order of asking.</summary>
    public async Task<List<(string Statement, long Pages)>> ExplainAsync(NpgsqlDataSource reader)
    {
        var pages = new List<(string, long)>();
        await using var connection = await reader.OpenConnectionAsync();
        foreach (var (text, values) in asked.Where(statement => statement.Values.Length > 0).ToList())
        {
            await using var command = new NpgsqlCommand("explain (analyze, buffers, format json)\n" + text, connection);
            command.Parameters.AddRange(values);
            using var plan = JsonDocument.Parse((string)(await command.ExecuteScalarAsync())!);
            var top = plan.RootElement[0].GetProperty("Plan");
            pages.Add((text[..text.IndexOf('\n', StringComparison.Ordinal)], top.GetProperty("Shared Hit Blocks").GetInt64() + top.GetProperty("Shared Read Blocks").GetInt64()));
        }

        return pages;
    }

    public void Dispose() => listener.Dispose();
}
