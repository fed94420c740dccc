using Analytics.Reports.Briefings.Collection;
using Analytics.Reports.Intake;
using Analytics.Reports.Intake.Submissions;
using Analytics.Reports.Periods;
using Analytics.Worker.Collection;
using Analytics.Worker.Desk.Accounts;
using Analytics.Worker.Desk.Layout;
using Analytics.Worker.Desk.Security;
using Analytics.Worker.Desk.Submissions;
using Analytics.Worker.Desk.Wording;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Analytics.Worker.Desk.Collection;

/// <summary>Correcting one number that a unit owes, for the office: a reporter's way is its workbook.</summary>
internal static class NumberPages
{
    public static void MapNumbers(this IEndpointRouteBuilder desk)
    {
        desk.MapGet(CollectionPages.Unit + "/correct", ShowAsync).RequireAuthorization(Rules.Editors);
        desk.MapPost(CollectionPages.Unit + "/correct", CorrectAsync).RequireAuthorization(Rules.Editors);
    }

    private static async Task<IResult> ShowAsync(
        HttpContext context, CollectionDesk collection, string series, string quarter, string unit, string? indicator, string? of, CancellationToken cancelled) =>
        await FindAsync(context, collection, series, quarter, unit, indicator, of, cancelled) is { } number
            ? Page(context, number, FieldProblems.None)
            : Results.NotFound();

    private static async Task<IResult> CorrectAsync(
        HttpContext context, CollectionDesk collection, OneNumber numbers, string series, string quarter, string unit, CancellationToken cancelled)
    {
        var form = await context.Request.ReadFormAsync(cancelled);
        if (await FindAsync(context, collection, series, quarter, unit, Typed.Text(form, "indicator"), Typed.Text(form, "of"), cancelled) is not { } found)
        {
            return Results.NotFound();
        }

        var typed = found with { Value = Typed.Text(form, "value"), Reason = Typed.Text(form, "reason") };
        if (Typed.Text(form, "seen") != typed.Seen)
        {
            return Page(context, typed, FieldProblems.Of("value", CollectionWords.ChangedMeanwhile));
        }

        var told = new ToldNumber(unit, typed.Owed.Indicator.Code, typed.Of.ToString(), typed.Value, typed.Reason);
        ImportResult result;
        try
        {
            result = await numbers.TakeAsync(told, DeskUser.ActorOf(context), dryRun: false, cancelled, new SeenNumber(typed.Now?.RecordedAt));
        }
        catch (OvertakenException)
        {
            var now = await FindAsync(context, collection, series, quarter, unit, told.Indicator, told.Quarter, cancelled) ?? typed;
            return Page(context, now with { Value = told.Value, Reason = told.Reason }, FieldProblems.Of("value", CollectionWords.ChangedMeanwhile));
        }
        catch (ImportBusyException)
        {
            return Page(context, typed, FieldProblems.Busy);
        }

        if (!result.Accepted)
        {
            return Page(context, typed, FieldProblems.Of(result));
        }

        if (result.Submission is not { } submission)
        {
            return Page(context, typed, FieldProblems.Of("value", CollectionWords.SameNumber));
        }

        Said.Leave(context, new(
            CollectionWords.Corrected(string.Join(" ", result.Changes.Select(change => change.Line("vi")))).Vi,
            CollectionWords.Corrected(string.Join(" ", result.Changes.Select(change => change.Line("en")))).En));
        return Results.Redirect(FormattableString.Invariant($"/submissions/{submission}"));
    }

    /// <summary>The number that is asked for; the unit's first one where none is named. Null when the unit does not owe it.</summary>
    private static async Task<NumberView?> FindAsync(
        HttpContext context, CollectionDesk collection, string series, string quarter, string unit, string? indicator, string? of, CancellationToken cancelled)
    {
        if (await collection.FindUnitAsync(DeskUser.Of(context), series, quarter, unit, cancelled) is not { Of.Coverage.OwesFigures: true } view)
        {
            return null;
        }

        IReadOnlyList<OwedValues> owed = [.. view.Of.Fields.SelectMany(field => field.Owed)];
        var chosen = string.IsNullOrEmpty(indicator) ? owed[0] : owed.FirstOrDefault(one => one.Indicator.Code == indicator);
        var last = chosen?.Quarters[^1] ?? default;
        return chosen is not null && (string.IsNullOrEmpty(of) || Quarter.TryParse(of, out last))
            // Of a stock only the last quarter is owed, but every quarter of the period can be corrected.
            && view.State.Period.Quarters.Contains(last)
                ? new NumberView(view, chosen, last, chosen.Present.FirstOrDefault(value => value.Quarter == last), string.Empty, string.Empty)
                : null;
    }

    private static RazorComponentResult<NumberPage> Page(HttpContext context, NumberView view, FieldProblems problems) =>
        Shown<NumberView>.On<NumberPage>(context, view, problems);
}
