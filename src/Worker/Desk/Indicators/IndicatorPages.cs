using Analytics.Worker.Desk.Accounts;
using Analytics.Worker.Desk.Layout;
using Analytics.Worker.Desk.Packs;
using Analytics.Worker.Desk.Security;
using Analytics.Worker.Series;
using Microsoft.Net.Http.Headers;

namespace Analytics.Worker.Desk.Indicators;

/// <summary>The list of indicators, and one of them with its figures.</summary>
internal static class IndicatorPages
{
    private const int LinesPerPage = 50;
    private const int RevisionsPerPage = 30;
    private const int LongestSearch = 100;

    public static void MapIndicators(this IEndpointRouteBuilder desk)
    {
        desk.MapGet("/indicators", ListAsync).RequireAuthorization(Rules.Readers);
        desk.MapGet("/indicators/{indicator}", ShowAsync).RequireAuthorization(Rules.Readers);
        desk.MapGet("/indicators/{indicator}/figures.csv", DownloadAsync).RequireAuthorization(Rules.Readers);
    }

    private static async Task<IResult> ListAsync(
        HttpContext context, IndicatorSearch search, SeriesDefinitions definitions, string? q, string? @in, int? page, CancellationToken cancelled)
    {
        var typed = Typed.Line(q, LongestSearch);
        var within = @in ?? string.Empty;
        var at = Typed.Page(page);
        var series = await definitions.ListAsync(cancelled);
        if (!TryFindCodes(series, within, out var codes))
        {
            return Results.NotFound();
        }

        var lines = await search.ListAsync(typed, codes, LinesPerPage + 1, (at - 1) * LinesPerPage, cancelled);
        return Shown<IndicatorList>.On<IndicatorListPage>(context, new IndicatorList(
            [.. lines.Take(LinesPerPage)],
            [.. series.Select(one => new SeriesChoice(
                one.Definition.Code,
                one.Title,
                [.. one.Definition.Fields.Select(field => ($"{one.Definition.Code}/{field.Code}", field.TitleVi))]))],
            typed,
            within,
            at,
            lines.Count > LinesPerPage));
    }

    private static async Task<IResult> ShowAsync(
        HttpContext context,
        IndicatorSearch search,
        FigureStandpoints standpoints,
        IndicatorFigureReader reader,
        DeskRegister register,
        string indicator,
        string? series,
        string? committee,
        int? page,
        CancellationToken cancelled)
    {
        var user = DeskUser.Of(context);
        if (await search.FindAsync(indicator, cancelled) is not var (facts, related))
        {
            return Results.NotFound();
        }

        var committees = await register.ListCommitteesAsync(cancelled);
        var choices = await standpoints.ListAsync(user, facts.Code, related, cancelled);
        var chosen = choices.Choose(series, committee, committees);
        var figures = chosen is null ? null : await reader.ReadAsync(chosen, facts.Code, cancelled);
        if ((series ?? committee) is not null && figures is null)
        {
            return Results.NotFound();
        }

        var at = Typed.Page(page);
        IReadOnlyList<Revision> revisions = figures is not null && user.IsEditor
            ? await search.ListRevisionsAsync([.. figures.Scope], [.. figures.Observed], RevisionsPerPage + 1, (at - 1) * RevisionsPerPage, cancelled)
            : [];
        return Shown<IndicatorView>.On<IndicatorPage>(context, new IndicatorView(
            facts,
            related,
            choices.Series,
            choices.Committees(committees),
            figures is null ? null : chosen,
            figures,
            [.. revisions.Take(RevisionsPerPage)],
            at,
            revisions.Count > RevisionsPerPage));
    }

    private static async Task<IResult> DownloadAsync(
        HttpContext context,
        IndicatorSearch search,
        FigureStandpoints standpoints,
        IndicatorFigureReader reader,
        DeskRegister register,
        string indicator,
        string? series,
        string? committee,
        CancellationToken cancelled)
    {
        if (await search.FindAsync(indicator, cancelled) is not var (facts, related))
        {
            return Results.NotFound();
        }

        var choices = await standpoints.ListAsync(DeskUser.Of(context), facts.Code, related, cancelled);
        if (choices.Choose(series, committee, await register.ListCommitteesAsync(cancelled)) is not { } chosen
            || await reader.ReadAsync(chosen, facts.Code, cancelled) is not { } figures)
        {
            return Results.NotFound();
        }

        context.Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment")
        {
            FileName = $"{facts.Code}-{chosen.Committee}-{chosen.Series.Definition.Code}.csv",
        }.ToString();
        return Results.Bytes(FigureCsv.Write(figures, chosen.Committee), "text/csv; charset=utf-8");
    }

    /// <param name="within">Nothing, a series, or <c>series/field</c>.</param>
    private static bool TryFindCodes(IReadOnlyList<KnownSeries> series, string within, out string[]? codes)
    {
        codes = null;
        if (within.Length == 0)
        {
            return true;
        }

        var parts = within.Split('/');
        var definition = series.FirstOrDefault(one => one.Definition.Code == parts[0])?.Definition;
        codes = parts.Length switch
        {
            1 => definition?.Indicators.ToArray(),
            2 => definition?.Fields.FirstOrDefault(field => field.Code == parts[1])?.Indicators.ToArray(),
            _ => null,
        };
        return codes is not null;
    }
}
