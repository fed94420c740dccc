using System.Globalization;
using Analytics.Reports.Periods;
using Analytics.Reports.Warehouse;
using Analytics.Worker.Acts;
using Analytics.Worker.Desk.Layout;
using Analytics.Worker.Desk.Security;

namespace Analytics.Worker.Desk.Acts;

/// <summary>Who did what, when and from where, for administrators.</summary>
internal static class ActPages
{
    private const int ActsPerPage = 50;

    /// <summary>Of an account, or of a system's user.</summary>
    private const int LongestName = 200;

    public static void MapActs(this IEndpointRouteBuilder desk) =>
        desk.MapGet("/audit", ListAsync).RequireAuthorization(Rules.Admins);

    private static async Task<IResult> ListAsync(
        HttpContext context, WarehouseConnections warehouse, string? who, string? what, string? day, int? page, CancellationToken cancelled)
    {
        // What is not an act or a day filters nothing, and the form then shows that.
        var act = ActCode.Find(what ?? string.Empty);
        DateOnly? on = DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var typed) && typed < DateOnly.MaxValue
            ? typed
            : null;
        var person = Typed.Line(who, LongestName);
        var at = Typed.Page(page);
        var filter = new ActFilter(person.Length > 0 ? person : null, act, Midnight(on), Midnight(on?.AddDays(1)));
        var acts = await ActLog.ListAsync(warehouse.App, filter, ActsPerPage + 1, (at - 1) * ActsPerPage, cancelled);
        return Shown<ActList>.On<ActListPage>(context, new ActList(
            [.. acts.Take(ActsPerPage)], person, act, on, at, acts.Count > ActsPerPage));
    }

    private static DateTimeOffset? Midnight(DateOnly? day) => day is { } of ? VietnamTime.At(of, TimeOnly.MinValue) : null;
}
