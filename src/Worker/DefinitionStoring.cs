using Analytics.Worker.Acts;
using Npgsql;

namespace Analytics.Worker;

/// <summary>A definition that was checked, and how its kind is stored.</summary>
internal sealed record CheckedDefinition(
    string Code,
    Func<NpgsqlTransaction, Task> LockAsync,
    Func<Task<int?>> FindNewestVersionAsync,
    Func<NpgsqlTransaction, Task<(int Version, bool Stored)>> ApplyAsync);

/// <param name="Stored">Whether this text made a version of its own; it may be the newest one already.</param>
internal sealed record AppliedDefinition(string Code, int Version, bool Stored);

/// <summary>Stores definitions all together, and none over a version that nobody has seen.</summary>
internal static class DefinitionStoring
{
    /// <param name="seen">By code: the version that the text was made from, null for one that is to be new; null: whatever is the newest.</param>
    /// <returns>Null when another version is the newest than was seen; nothing is stored.</returns>
    public static async Task<IReadOnlyList<AppliedDefinition>?> StoreAsync(
        NpgsqlConnection connection,
        IReadOnlyList<CheckedDefinition> definitions,
        Func<string, int?>? seen,
        Actor by,
        Act act,
        CancellationToken cancelled)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancelled);
        var applied = new List<AppliedDefinition>();
        foreach (var definition in definitions)
        {
            if (seen is not null)
            {
                // From here on nobody can be faster.
                await definition.LockAsync(transaction);
                if (await definition.FindNewestVersionAsync() != seen(definition.Code))
                {
                    return null;
                }
            }

            var (version, stored) = await definition.ApplyAsync(transaction);
            if (stored)
            {
                await ActLog.AddAsync(transaction, by, act, FormattableString.Invariant($"{definition.Code} v{version}"), null, cancelled);
            }

            applied.Add(new(definition.Code, version, stored));
        }

        await transaction.CommitAsync(cancelled);
        return applied;
    }
}
