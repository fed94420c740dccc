using Analytics.Reports.Intake;
using Analytics.Reports.Intake.Template;
using Analytics.Reports.Warehouse;
using Analytics.Worker.Collection.Reminders;
using Analytics.Worker.Delivery;
using Dapper;
using Npgsql;

namespace Analytics.Worker.Collection.Receipts;

/// <summary>
/// Tells units what became of their workbooks: in the transaction that stores them, once a submission; of what was refused, once for the
/// same bytes. Data files are the office's own and tell nobody.
/// </summary>
internal sealed class ImportReceipts(NpgsqlDataSource app, DeliveryOptions options, TimeProvider clock)
{
    /// <summary>For <see cref="Importer.ImportAsync"/>: the act first, then the receipts of the workbooks that brought something.</summary>
    public Func<ImportResult, NpgsqlTransaction, Task> After(Func<ImportResult, NpgsqlTransaction, Task> act, CancellationToken cancelled) =>
        async (result, transaction) =>
        {
            await act(result, transaction);
            var brought = result.Files.Where(file => file.RowsStored > 0).Select(file => file.Name).ToHashSet(StringComparer.Ordinal);
            foreach (var unit in result.Forms.Where(form => brought.Contains(form.Name)).GroupBy(form => form.Identity.Unit, StringComparer.Ordinal))
            {
                await QueueAsync(transaction, unit.Key, [.. unit], result, cancelled);
            }
        };

    /// <summary>After an import that was refused: nothing was stored, so that this is a transaction of its own.</summary>
    public async Task TellRefusedAsync(ImportResult result, CancellationToken cancelled)
    {
        if (result.Accepted || result.DryRun || !options.Receipts)
        {
            return;
        }

        await using var connection = await app.OpenConnectionAsync(cancelled);
        await using var transaction = await connection.BeginTransactionAsync(cancelled);
        foreach (var form in result.Forms)
        {
            if (form.ProblemsTotal > 0)
            {
                await QueueAsync(transaction, form.Identity.Unit, [form], result, cancelled);
            }
        }

        await transaction.CommitAsync(cancelled);
    }

    private async Task QueueAsync(
        NpgsqlTransaction transaction, string unit, IReadOnlyList<ReadForm> forms, ImportResult result, CancellationToken cancelled)
    {
        var connection = transaction.Connection!;
        if (!options.Receipts
            || !(await UnitAddress.ListAsync(connection, [unit], cancelled)).TryGetValue(unit, out var address)
            || !address.HasAddress)
        {
            return;
        }

        var codes = forms.SelectMany(form => form.Rows).Select(row => row.Text("indicator")).Where(code => code.Length > 0).Distinct().ToArray();
        var indicators = (await connection.QueryAsync<ReceiptIndicator>(new CommandDefinition(
                Sql.Query("receipts/indicators"), new { codes }, transaction, cancellationToken: cancelled)))
            .ToDictionary(row => row.Code, StringComparer.Ordinal);
        var message = new ReceiptLetter(
            address.Name,
            clock.GetUtcNow(),
            [.. forms.Select(form => new ReceiptForm(
                form,
                indicators,
                [.. result.Problems.Where(problem => problem.File == form.Name)],
                [.. result.Warnings.Where(warning => warning.File == form.Name)]))],
            options.AskWhom,
            address.Sample).To(address.Email!);
        var taken = await connection.ExecuteAsync(new CommandDefinition(
            Sql.Query("receipts/take"),
            new { message.Message, unit, result.Submission, sha256 = result.Submission is null ? forms[0].Sha256 : null },
            transaction,
            cancellationToken: cancelled));
        if (taken == 1)
        {
            await Outbox.QueueAsync(transaction, message, cancelled);
        }
    }
}
