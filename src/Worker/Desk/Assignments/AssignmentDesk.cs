using System.Globalization;
using Analytics.Reports.Intake;
using Analytics.Reports.Intake.Files;
using Analytics.Reports.Intake.Submissions;
using Analytics.Worker.Acts;
using Analytics.Worker.Desk.Submissions;
using Analytics.Worker.Desk.Wording;

namespace Analytics.Worker.Desk.Assignments;

/// <summary>
/// Gives and changes assignments: nobody takes another's code or writes over what he has not seen. Imports are stored one at a time, so whether
/// somebody was faster is asked inside the import, where nobody can be any more.
/// </summary>
internal sealed class AssignmentDesk(DeskAssignments assignments, TypedRows rows)
{
    /// <returns>The code that it got; none when it is refused.</returns>
    public async Task<(string Code, FieldProblems Problems)> AddAsync(NewAssignment typed, Actor by, CancellationToken cancelled)
    {
        while (true)
        {
            var code = await FreeCodeAsync(typed, cancelled);
            try
            {
                var result = await ImportAsync(new Dictionary<string, string?>
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
                }, code, before: null, by, cancelled);
                return (result.Accepted ? code : string.Empty, FieldProblems.Of(result));
            }
            catch (OvertakenException)
            {
                // Somebody has taken the code meanwhile; there is a next one.
            }
            catch (ImportBusyException)
            {
                return (string.Empty, FieldProblems.Busy);
            }
        }
    }

    /// <returns>Whether anything changed; null when there is no such assignment.</returns>
    public async Task<(bool Changed, FieldProblems Problems)?> ChangeAsync(
        string code, AssignmentChange typed, Actor by, CancellationToken cancelled)
    {
        if (await assignments.ListVersionsAsync(code, cancelled) is not [var newest, ..])
        {
            return null;
        }

        if (typed.Seen != newest.Version.ToString(CultureInfo.InvariantCulture))
        {
            return (false, Overtaken(newest));
        }

        try
        {
            var result = await ImportAsync(new Dictionary<string, string?>
            {
                ["code"] = code,
                ["committee"] = newest.Committee,
                ["kind"] = newest.Kind,
                ["given_at_period"] = newest.GivenAtPeriod,
                ["text"] = typed.Text,
                ["owner_unit"] = typed.OwnerUnit,
                ["due"] = typed.Due,
                ["status"] = typed.Status,
                ["progress"] = typed.Progress,
            }, code, newest.Version, by, cancelled);
            return (result.RowsStored > 0, FieldProblems.Of(result));
        }
        catch (OvertakenException)
        {
            return (false, Overtaken((await assignments.ListVersionsAsync(code, cancelled))[0]));
        }
        catch (ImportBusyException)
        {
            return (false, FieldProblems.Busy);
        }
    }

    /// <param name="before">The version that the row follows; null: it is the first of its code.</param>
    /// <exception cref="OvertakenException">It follows another one.</exception>
    private Task<ImportResult> ImportAsync(
        Dictionary<string, string?> row, string code, long? before, Actor by, CancellationToken cancelled) => rows.ImportAsync(
            AssignmentsFile.File,
            row,
            by,
            // The row itself stands first.
            async (_, transaction) => (await assignments.ListVersionsAsync(transaction.Connection!, code, cancelled)).Skip(1).FirstOrDefault()?.Version != before,
            cancelled);

    private static FieldProblems Overtaken(AssignmentVersion newest) =>
        FieldProblems.Of(string.Empty, AssignmentWords.ChangedMeanwhile(newest.SubmittedBy, Visit.Time(newest.RecordedAt)));

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
