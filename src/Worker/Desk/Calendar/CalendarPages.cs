using Analytics.Reports.Periods;
using Analytics.Worker.Desk.Accounts;
using Analytics.Worker.Desk.Layout;
using Analytics.Worker.Desk.Security;
using Analytics.Worker.Desk.Submissions;
using Analytics.Worker.Desk.Wording;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Analytics.Worker.Desk.Calendar;

/// <summary>The reporting calendar: its rows and holidays, the forms that change them, and between form and change what would move.</summary>
internal static class CalendarPages
{
    private const int LinesPerPage = 16;
    private const int LongestCode = 64;
    private const string Row = "/calendar/{system}/{period}";

    public static void MapCalendar(this IEndpointRouteBuilder desk)
    {
        desk.MapGet("/calendar", ListAsync).RequireAuthorization(Rules.Editors);
        desk.MapGet("/calendar/new", NewAsync).RequireAuthorization(Rules.Editors);
        desk.MapPost("/calendar/new", PreviewNewAsync).RequireAuthorization(Rules.Editors);
        desk.MapPost("/calendar/holidays", PreviewHolidayAsync).RequireAuthorization(Rules.Editors);
        desk.MapPost("/calendar/holidays/save", SaveHolidayAsync).RequireAuthorization(Rules.Editors);
        desk.MapGet(Row, ShowAsync).RequireAuthorization(Rules.Editors);
        desk.MapPost(Row, PreviewAsync).RequireAuthorization(Rules.Editors);
        desk.MapPost(Row + "/save", SaveAsync).RequireAuthorization(Rules.Editors);
    }

    private static Task<IResult> ListAsync(
        HttpContext context, DeskCalendar calendar, TimeProvider clock, string? system, int? page, int? year, CancellationToken cancelled) =>
        ListPageAsync(context, calendar, clock, system, page, year, TypedHoliday.Empty, FieldProblems.None, cancelled);

    private static async Task<IResult> NewAsync(HttpContext context, DeskCalendar calendar, string? system, CancellationToken cancelled)
    {
        var systems = await calendar.ListSystemsAsync(cancelled);
        var typed = TypedCalendarRow.Empty(Typed.Line(system, LongestCode) is { Length: > 0 } chosen ? chosen : First(systems));
        return RowPage(context, new CalendarRowView(typed, systems, []), FieldProblems.None);
    }

    private static async Task<IResult> ShowAsync(HttpContext context, DeskCalendar calendar, string system, string period, CancellationToken cancelled) =>
        await calendar.ListVersionsAsync(system, period, cancelled) is [var newest, ..] versions
            ? RowPage(context, new CalendarRowView(newest.AsTyped(system, period), [], versions), FieldProblems.None)
            : Results.NotFound();

    private static async Task<IResult> PreviewNewAsync(HttpContext context, DeskCalendar calendar, CalendarDesk desk, CancellationToken cancelled)
    {
        var form = await context.Request.ReadFormAsync(cancelled);
        var typed = Read(form, Typed.Text(form, "system"), Typed.Text(form, "period").ToUpperInvariant());
        return IsBackFromPreview(form)
            ? await FilledAsync(context, calendar, typed, FieldProblems.None, cancelled)
            : await TryOutAsync(context, calendar, desk, typed, cancelled);
    }

    private static async Task<IResult> PreviewAsync(
        HttpContext context, DeskCalendar calendar, CalendarDesk desk, string system, string period, CancellationToken cancelled)
    {
        var form = await context.Request.ReadFormAsync(cancelled);
        var typed = Read(form, system, period);
        return typed.IsNew ? Results.NotFound()
            : IsBackFromPreview(form) ? await FilledAsync(context, calendar, typed, FieldProblems.None, cancelled)
            : await TryOutAsync(context, calendar, desk, typed, cancelled);
    }

    private static async Task<IResult> TryOutAsync(
        HttpContext context, DeskCalendar calendar, CalendarDesk desk, TypedCalendarRow typed, CancellationToken cancelled)
    {
        var (preview, problems) = await desk.PreviewAsync(typed, DeskUser.ActorOf(context), cancelled);
        if (problems.Any)
        {
            return await FilledAsync(context, calendar, typed, problems, cancelled);
        }

        if (preview is null)
        {
            Said.Leave(context, CalendarWords.NothingChanged);
            return Results.Redirect(typed.Address);
        }

        return Shown<CalendarPreview>.On<CalendarPreviewPage>(context, preview);
    }

    private static async Task<IResult> SaveAsync(
        HttpContext context, DeskCalendar calendar, CalendarDesk desk, string system, string period, CancellationToken cancelled)
    {
        var typed = Read(await context.Request.ReadFormAsync(cancelled), system, period);
        var (changed, problems) = await desk.SaveAsync(typed, DeskUser.ActorOf(context), cancelled);
        if (problems.Any)
        {
            return await FilledAsync(context, calendar, typed, problems, cancelled);
        }

        Said.Leave(context, changed ? CalendarWords.Saved : CalendarWords.NothingChanged);
        return Results.Redirect(typed.Address);
    }

    private static async Task<IResult> PreviewHolidayAsync(
        HttpContext context, DeskCalendar calendar, CalendarDesk desk, TimeProvider clock, CancellationToken cancelled)
    {
        var form = await context.Request.ReadFormAsync(cancelled);
        var typed = ReadHoliday(form);
        if (IsBackFromPreview(form))
        {
            return await ListPageAsync(context, calendar, clock, null, null, null, typed, FieldProblems.None, cancelled);
        }

        var (preview, problems) = await desk.PreviewAsync(typed, DeskUser.ActorOf(context), cancelled);
        if (preview is null && !problems.Any)
        {
            Said.Leave(context, CalendarWords.NothingChanged);
            return Results.Redirect("/calendar");
        }

        return preview is null
            ? await ListPageAsync(context, calendar, clock, null, null, null, typed, problems, cancelled)
            : Shown<CalendarPreview>.On<CalendarPreviewPage>(context, preview);
    }

    private static async Task<IResult> SaveHolidayAsync(
        HttpContext context, DeskCalendar calendar, CalendarDesk desk, TimeProvider clock, CancellationToken cancelled)
    {
        var typed = ReadHoliday(await context.Request.ReadFormAsync(cancelled));
        var (changed, problems) = await desk.SaveAsync(typed, DeskUser.ActorOf(context), cancelled);
        if (problems.Any)
        {
            return await ListPageAsync(context, calendar, clock, null, null, null, typed, problems, cancelled);
        }

        Said.Leave(context, changed ? CalendarWords.HolidaySaved : CalendarWords.NothingChanged);
        return Results.Redirect($"/calendar?year={typed.Date[..4]}");
    }

    private static async Task<IResult> ListPageAsync(
        HttpContext context,
        DeskCalendar calendar,
        TimeProvider clock,
        string? system,
        int? page,
        int? year,
        TypedHoliday typed,
        FieldProblems problems,
        CancellationToken cancelled)
    {
        var systems = await calendar.ListSystemsAsync(cancelled);
        var chosen = Typed.Line(system, LongestCode) is { Length: > 0 } wanted ? wanted : First(systems);
        var today = VietnamTime.DayOf(clock.GetUtcNow());
        var of = Math.Clamp(year ?? today.Year, 1900, 2199);
        var at = Typed.Page(page);
        var lines = await calendar.ListAsync(chosen, LinesPerPage + 1, (at - 1) * LinesPerPage, cancelled);
        return Shown<CalendarView>.On<CalendarPage>(
            context,
            new CalendarView(
                systems, chosen, [.. lines.Take(LinesPerPage)], at, lines.Count > LinesPerPage, of,
                await calendar.ListHolidaysAsync(of, cancelled), typed, today),
            problems);
    }

    private static async Task<IResult> FilledAsync(
        HttpContext context, DeskCalendar calendar, TypedCalendarRow typed, FieldProblems problems, CancellationToken cancelled) =>
        RowPage(
            context,
            new CalendarRowView(
                typed,
                typed.IsNew ? await calendar.ListSystemsAsync(cancelled) : [],
                typed.IsNew ? [] : await calendar.ListVersionsAsync(typed.System, typed.Period, cancelled)),
            problems);

    private static RazorComponentResult<CalendarRowPage> RowPage(HttpContext context, CalendarRowView view, FieldProblems problems) =>
        Shown<CalendarRowView>.On<CalendarRowPage>(context, view, problems);

    /// <summary>The form again with what was typed, from the page that shows what would move.</summary>
    private static bool IsBackFromPreview(IFormCollection form) => form.ContainsKey("edit");

    private static string First(IReadOnlyList<string> systems) => systems is [var first, ..] ? first : string.Empty;

    private static TypedCalendarRow Read(IFormCollection form, string system, string period) => new(
        system,
        period,
        Typed.Text(form, "window_start"),
        Typed.Text(form, "window_end"),
        Typed.Text(form, "unit_deadline"),
        Typed.Text(form, "consolidation_deadline"),
        Typed.Text(form, "meeting_at"),
        Typed.Text(form, "seen"));

    private static TypedHoliday ReadHoliday(IFormCollection form) => new(Typed.Text(form, "date"), Typed.Text(form, "name_vi"), Typed.Text(form, "seen"));
}
