using Analytics.Reports.Intake;
using Analytics.Worker.Collection.Reminders;
using Analytics.Worker.Desk.Accounts;
using Analytics.Worker.Desk.Layout;
using Analytics.Worker.Desk.Security;
using Analytics.Worker.Desk.SignIn;
using Analytics.Worker.Desk.Wording;
using Analytics.Worker.Packs;

namespace Analytics.Worker.Desk.Collection;

/// <summary>Sending workbooks and files, the copy of a refused one, and reminding who has not sent.</summary>
internal static class UploadPages
{
    private const string Spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void MapUploads(this IEndpointRouteBuilder desk)
    {
        desk.MapPost("/collection/upload", OfficeAsync).RequireAuthorization(Rules.Editors);
        desk.MapPost(CollectionPages.Unit + "/upload", UnitAsync).RequireAuthorization(Rules.Senders);
        desk.MapGet("/collection/copies/{copy}", CopyAsync).RequireAuthorization(Rules.Senders);
        desk.MapPost(CollectionPages.Unit + "/remind", RemindAsync).RequireAuthorization(Rules.Editors);
    }

    private static async Task<IResult> OfficeAsync(
        HttpContext context, CollectionDesk collection, UploadDesk uploads, CancellationToken cancelled)
    {
        var form = await context.Request.ReadFormAsync(cancelled);
        var answer = await uploads.TakeOfOfficeAsync(form.Files, SenderOf(context), cancelled);
        var (series, quarter, committee) = (Typed.Text(form, "series"), Typed.Text(form, "quarter"), Typed.Text(form, "committee"));
        return answer.Taken is null
            ? await CollectionPages.PageAsync(context, collection, series, quarter, committee, answer.Refusal, cancelled)
            : Taken(
                context, answer.Taken,
                $"/collection?series={Uri.EscapeDataString(series)}&quarter={Uri.EscapeDataString(quarter)}&committee={Uri.EscapeDataString(committee)}");
    }

    private static async Task<IResult> UnitAsync(
        HttpContext context, CollectionDesk collection, UploadDesk uploads, string series, string quarter, string unit, CancellationToken cancelled)
    {
        if (await collection.FindUnitAsync(DeskUser.Of(context), series, quarter, unit, cancelled) is not { } view)
        {
            return Results.NotFound();
        }

        var form = await context.Request.ReadFormAsync(cancelled);
        var answer = await uploads.TakeOfUnitAsync(form.Files, unit, view.Name, SenderOf(context), cancelled);
        return answer.Taken is null ? CollectionPages.UnitPage(context, view, answer.Refusal) : Taken(context, answer.Taken, view.Address);
    }

    private static IResult CopyAsync(HttpContext context, RefusedCopies copies, string copy) =>
        copies.Find(SenderOf(context).Session, copy) is { } found
            ? Results.File(found.Workbook, Spreadsheet, "loi-" + found.Name)
            : Results.NotFound();

    private static async Task<IResult> RemindAsync(
        HttpContext context, CollectionDesk collection, RemindNow reminders, string series, string quarter, string unit, CancellationToken cancelled)
    {
        if (await collection.FindUnitAsync(DeskUser.Of(context), series, quarter, unit, cancelled) is not { } view)
        {
            return Results.NotFound();
        }

        try
        {
            var answer = await reminders.RemindAsync(
                series, view.State.Committee, view.State.Period.Code, unit, DeskUser.ActorOf(context), cancelled);
            Said.Leave(context, answer.Said, isRefusal: answer.Queued.Count == 0);
        }
        catch (BadInputException refused) when (refused.Said is { } said)
        {
            Said.Leave(context, said, isRefusal: true);
        }

        return Results.Redirect(view.Address);
    }

    /// <summary>To what it changed; back with a sentence where it changed nothing.</summary>
    private static IResult Taken(HttpContext context, ImportResult taken, string back)
    {
        if (taken.Submission is { } submission)
        {
            Said.Leave(context, CollectionWords.Taken(taken.RowsStored, submission));
            return Results.Redirect(FormattableString.Invariant($"/submissions/{submission}"));
        }

        Said.Leave(context, taken.Files.FirstOrDefault(file => file.SameAs is not null)?.SameAs is { } earlier
            ? CollectionWords.SameFile(earlier)
            : taken.RowsRead == 0 ? CollectionWords.NothingFilledIn : CollectionWords.NothingNew);
        return Results.Redirect(back);
    }

    private static Sender SenderOf(HttpContext context) =>
        new(DeskUser.ActorOf(context), SessionToken.Hash(SessionCookie.Read(context)!), Languages.Of(context));
}
