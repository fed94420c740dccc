using Analytics.Worker.Packs;
using Npgsql;

namespace Analytics.Worker.Jobs;

/// <summary>What came of a step that makes no pack.</summary>
/// <param name="Keep">Writes what stays, in the transaction that ends the run; null for nothing.</param>
internal sealed record StepResult(Sentence Said, Func<NpgsqlTransaction, Task>? Keep = null)
{
    /// <summary>Like <see cref="Keep"/>, but before the run ends, and says what came of it: somebody else may do the same at once. Null: as said.</summary>
    public Func<NpgsqlTransaction, Task<Sentence>>? Conclude { get; init; }

    /// <summary>As the ledger keeps it, Vietnamese first.</summary>
    public async Task<string> TextAsync(NpgsqlTransaction transaction)
    {
        var said = Conclude is null ? Said : await Conclude(transaction);
        return $"{said.Vi} ({said.En})";
    }
}
