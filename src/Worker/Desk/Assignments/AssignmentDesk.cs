using System.Globalization;
using Analytics.Reports.Intake;
using Analytics.Reports.Intake.Files;
using Analytics.Reports.Warehouse;
using Analytics.Worker.Acts;
using Analytics.Worker.Desk.Submissions;
using Analytics.Worker.Desk.Wording;
using Dapper;
using Npgsql;

namespace Analytics.Worker.Desk.Assignments;

/// <summary>Gives and changes assignments, one person at a time: nobody takes another's code or writes over what he has not seen.</summary>
internal sealed class AssignmentDesk(NpgsqlDataSource app, DeskAssignments assignments, TypedRows rows)
{
    /// <returns>The code that it got; none when it is refused.</returns>
    public async Task<(string Code, FieldProblems Problems)> AddAsync(NewAssignment typed, Actor by, CancellationToken cancelled)
    {
        await using var connection = await app.OpenConnectionAsync(cancelled);
        await using var turn = await LockAsync(connection, cancelled);
        var code = await FreeCodeAsync(typed, cancelled);
        var result = await rows.ImportAsync(AssignmentsFile.File, new Dictionary<string, string?>
        {
            ["code"] = code,
            ["committee"] = typed.Committee,
            ["kind"] = typed.Kind,
            ["given_at_period"] = typed.GivenAtPeriod,
            ["text"] = typed.Text,
            ["owner_unit"] = typed.OwnerUnit,
            ["due"] = typed.Due,
            ["status"] = typed.Status,
            ["progress"] = typed.Progress,
        }, by, cancelled);
        return (result.Accepted ? code : string.Empty, FieldProblems.Of(result));
    }

    /// <returns>Whether anything changed; null when there is no such assignment.</returns>
    public async Task<(bool Changed, FieldProblems Problems)?> ChangeAsync(
        string code, AssignmentChange typed, Actor by, CancellationToken cancelled)
    {
        await using var connection = await app.OpenConnectionAsync(cancelled);
        await using var turn = await LockAsync(connection, cancelled);
        if (await assignments.ListVersionsAsync(code, cancelled) is not [var newest, ..])
        {
            return null;
        }

        if (typed.Seen != newest.Version.ToString(CultureInfo.InvariantCulture))
        {
            return (false, FieldProblems.Of(string.Empty, AssignmentWords.ChangedMeanwhile(newest.SubmittedBy, Visit.Time(newest.RecordedAt))));
        }

        var result = await rows.ImportAsync(AssignmentsFile.File, new Dictionary<string, string?>
        {
            ["code"] = code,
            ["committee"] = newest.Committee,
            ["kind"] = newest.Kind,
            ["given_at_period"] = newest.GivenAtPeriod,
            ["text"] = newest.Text,
            ["owner_unit"] = newest.OwnerUnit,
            ["due"] = typed.Due,
            ["status"] = typed.Status,
            ["progress"] = typed.Progress,
        }, by, cancelled);
        return (result.RowsStored > 0, FieldProblems.Of(result));
    }

    /// <summary>Held until the transaction ends; the import has one of its own.</summary>
    private static async Task<NpgsqlTransaction> LockAsync(NpgsqlConnection connection, CancellationToken cancelled)
    {
        var transaction = await connection.BeginTransactionAsync(cancelled);
        await connection.ExecuteAsync(new CommandDefinition(Sql.Query("assignments/lock"), transaction: transaction, cancellationToken: cancelled));
        return transaction;
    }

    /// <summary><c>nv-2023-9m-03</c>: what it is, when it was given, and the next number.</summary>
    private async Task<string> FreeCodeAsync(NewAssignment typed, CancellationToken cancelled)
    {
        // What is no period is refused with the row; a code must be there all the same.
        var period = new string([.. typed.GivenAtPeriod.ToLowerInvariant().Where(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-').Take(20)]);
        var stem = $"{AssignmentWords.Prefix(typed.Kind)}-{period}-";
        var taken = (await assignments.ListCodesAsync(stem, cancelled))
            .Select(code => int.TryParse(code.AsSpan(stem.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0)
            .DefaultIfEmpty(0)
            .Max();
        return string.Create(CultureInfo.InvariantCulture, $"{stem}{taken + 1:D2}");
    }
}
