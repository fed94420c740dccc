using Analytics.Worker.Packs;
using Npgsql;

namespace Analytics.Worker.Jobs;

/// <summary>What came of a step that makes no pack.</summary>
/// <param name="Keep">Writes what stays, in the transaction that ends the run; null for nothing.</param>
internal sealed record StepResult(Sentence Said, Func<NpgsqlTransaction, Task>? Keep = null)
{
    /// <summary>As the ledger keeps it, Vietnamese first.</summary>
    public string Text => $"{Said.Vi} ({Said.En})";
}
