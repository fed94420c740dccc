using Analytics.Reports.Figures;
using Analytics.Reports.Intake.Submissions;
using Analytics.Reports.Warehouse;
using Analytics.Worker.Desk.Accounts;
using Dapper;
using Npgsql;

namespace Analytics.Worker.Desk.Collection;

/// <summary>A submission as lists show it; the time is UTC.</summary>
/// <param name="Files">Their names; null for none.</param>
internal sealed record SubmissionLine(
    long Number, DateTime RecordedAt, string SubmittedBy, string Kind, long RowsStored, long? Withdraws, long? WithdrawnBy, string? Files)
{
    public string Address => FormattableString.Invariant($"/submissions/{Number}");

    public SubmissionKind KindOf => EnumCode.Parse<SubmissionKind>(Kind);
}

/// <summary>Submissions as far as somebody may see them: the office all of them, a reporter what is of its unit and of no other.</summary>
internal sealed class DeskSubmissions(NpgsqlDataSource reader)
{
    public Task<IReadOnlyList<SubmissionLine>> ListAsync(DeskUser user, int limit, int offset, CancellationToken cancelled) =>
        ListAsync(null, user.Unit, user, limit, offset, cancelled);

    /// <summary>Those with rows of a unit; for somebody who may see the unit.</summary>
    public Task<IReadOnlyList<SubmissionLine>> ListOfUnitAsync(DeskUser user, string unit, int limit, CancellationToken cancelled) =>
        ListAsync(null, unit, user, limit, 0, cancelled);

    public async Task<bool> MaySeeAsync(DeskUser user, long submission, CancellationToken cancelled) =>
        user.Unit is null || (await ListAsync(submission, user.Unit, user, 1, 0, cancelled)).Count > 0;

    private async Task<IReadOnlyList<SubmissionLine>> ListAsync(
        long? submission, string? unit, DeskUser user, int limit, int offset, CancellationToken cancelled)
    {
        await using var connection = await reader.OpenConnectionAsync(cancelled);
        return [.. await connection.QueryAsync<SubmissionLine>(new CommandDefinition(
            Sql.Query("desk/submissions"), new { submission, unit, own = user.Unit is not null, limit, offset }, cancellationToken: cancelled))];
    }
}
