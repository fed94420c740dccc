using Analytics.Worker.Collection;
using Analytics.Worker.Desk.Accounts;
using Analytics.Worker.Desk.Layout;
using Analytics.Worker.Desk.Security;
using Analytics.Worker.Desk.Wording;
using Analytics.Worker.Packs;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Analytics.Worker.Desk.Collection;

/// <summary>Who has sent what for a period: the matrix of units and fields for the office, its own unit for a reporter, one unit's page, its workbook.</summary>
internal static class CollectionPages
{
    public const string Unit = "/collection/{series}/{quarter}/{unit}";

    private const string Spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void MapCollection(this IEndpointRouteBuilder desk)
    {
        desk.MapGet("/collection", ListAsync).RequireAuthorization(Rules.Senders);
        desk.MapGet(Unit, ShowAsync).RequireAuthorization(Rules.Senders);
        desk.MapGet(Unit + "/template", TemplateAsync).RequireAuthorization(Rules.Senders);
        desk.MapUploads();
        desk.MapNumbers();
        desk.MapSubmissions();
    }

    private static async Task<IResult> ListAsync(
        HttpContext context, CollectionDesk collection, string? series, string? quarter, string? committee, CancellationToken cancelled) =>
        await PageAsync(context, collection, Code(series), Code(quarter), Code(committee), UploadRefusal.None, cancelled);

    /// <param name="refusal">Of an upload that was not taken.</param>
    public static async Task<IResult> PageAsync(
        HttpContext context, CollectionDesk collection, string series, string quarter, string committee, UploadRefusal refusal, CancellationToken cancelled)
    {
        var user = DeskUser.Of(context);
        if (user.Unit is not { } own)
        {
            return Page(context, await collection.FindAsync(series, quarter, committee, cancelled), refusal);
        }

        var (choice, unit) = await collection.FindOwnAsync(user, own, series, quarter, cancelled);
        var why = choice.AllSeries.Count == 0 ? CollectionWords.NotCollected : CollectionWords.NotAsked;
        return unit is null
            ? Page(context, new CollectionView(choice, null, why, collection.Today), refusal)
            : UnitPage(context, unit, refusal);
    }

    public static RazorComponentResult<UnitPage> UnitPage(HttpContext context, UnitView view, UploadRefusal refusal)
    {
        Give(context, view.Choice, view.State, view.Today, refusal);
        return Shown<UnitView>.On<UnitPage>(context, view, refusal.Status);
    }

    private static RazorComponentResult<CollectionPage> Page(HttpContext context, CollectionView view, UploadRefusal refusal)
    {
        Give(context, view.Choice, view.State, view.Today, refusal);
        return Shown<CollectionView>.On<CollectionPage>(context, view, refusal.Status);
    }

    private static void Give(HttpContext context, CollectionChoice? choice, CollectionState? state, DateOnly today, UploadRefusal refusal)
    {
        Shown<UploadRefusal>.Give(context, refusal);
        if (choice is not null)
        {
            Shown<CollectionChoice>.Give(context, choice);
        }

        if (state is not null)
        {
            Shown<CollectionStanding>.Give(context, new CollectionStanding(state, today));
        }
    }

    private static async Task<IResult> ShowAsync(
        HttpContext context, CollectionDesk collection, string series, string quarter, string unit, CancellationToken cancelled) =>
        await collection.FindUnitAsync(DeskUser.Of(context), series, quarter, unit, cancelled) is { } view
            ? UnitPage(context, view, UploadRefusal.None)
            : Results.NotFound();

    /// <summary>The same bytes as the command `template` writes.</summary>
    private static async Task<IResult> TemplateAsync(
        HttpContext context, CollectionDesk collection, string series, string quarter, string unit, CancellationToken cancelled)
    {
        if (await collection.FindUnitAsync(DeskUser.Of(context), series, quarter, unit, cancelled) is not { } view)
        {
            return Results.NotFound();
        }

        try
        {
            return Results.File(await collection.TemplateAsync(view, cancelled), Spreadsheet, $"{series}-{unit}-{quarter}.xlsx");
        }
        catch (BadInputException refused) when (refused.Said is { } said)
        {
            Said.Leave(context, said, isRefusal: true);
            return Results.Redirect(view.Address);
        }
    }

    /// <summary>What stands in an address, as codes are written.</summary>
    private static string Code(string? typed) => Typed.Line(typed, 64);
}
