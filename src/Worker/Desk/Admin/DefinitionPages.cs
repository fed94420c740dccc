using System.Globalization;
using Analytics.Worker.Delivery.Lists;
using Analytics.Worker.Desk.Accounts;
using Analytics.Worker.Desk.Layout;
using Analytics.Worker.Desk.Security;
using Analytics.Worker.Desk.Wording;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Analytics.Worker.Desk.Admin;

/// <summary>Distribution lists and series, for administrators: what there is, one of them with its history, and a text to apply.</summary>
internal static class DefinitionPages
{
    public static void MapDefinitions(this IEndpointRouteBuilder desk)
    {
        Map(desk, DefinitionKind.List);
        Map(desk, DefinitionKind.Series);
        desk.MapGet("/admin/lists/{list}", (HttpContext context, DeskDefinitions definitions, string list, int? version, CancellationToken cancelled) =>
            ShowAsync(context, definitions, DefinitionKind.List, list, version, cancelled)).RequireAuthorization(Rules.Admins);
        desk.MapGet("/admin/series/{series}", (HttpContext context, DeskDefinitions definitions, string series, int? version, CancellationToken cancelled) =>
            ShowAsync(context, definitions, DefinitionKind.Series, series, version, cancelled)).RequireAuthorization(Rules.Admins);
    }

    private static void Map(IEndpointRouteBuilder desk, DefinitionKind kind)
    {
        var address = AdminWords.AddressOf(kind);
        desk.MapGet(address, async (HttpContext context, DeskDefinitions definitions, CancellationToken cancelled) =>
            Shown<DefinitionList>.On<DefinitionListPage>(context, new DefinitionList(kind, await definitions.ListAsync(kind, cancelled))))
            .RequireAuthorization(Rules.Admins);
        desk.MapGet(address + "/new", (HttpContext context) => Page(context, new DefinitionView(
            kind, new TypedDefinition(string.Empty, string.Empty, null), null, [], [], [], null))).RequireAuthorization(Rules.Admins);
        desk.MapPost(address, (HttpContext context, DeskDefinitions definitions, CancellationToken cancelled) =>
            ApplyAsync(context, definitions, kind, cancelled)).RequireAuthorization(Rules.Admins);
    }

    private static async Task<IResult> ShowAsync(
        HttpContext context, DeskDefinitions definitions, DefinitionKind kind, string code, int? version, CancellationToken cancelled)
    {
        if (await definitions.FindAsync(kind, code, version, cancelled) is not var (yaml, shown))
        {
            return Results.NotFound();
        }

        var versions = await definitions.ListVersionsAsync(kind, code, cancelled);
        // An older text can be applied again: it then follows the newest version.
        return Page(context, View(kind, new TypedDefinition(yaml, code, versions[0].Version), shown, versions));
    }

    private static async Task<IResult> ApplyAsync(
        HttpContext context, DeskDefinitions definitions, DefinitionKind kind, CancellationToken cancelled)
    {
        var form = await context.Request.ReadFormAsync(cancelled);
        var typed = new TypedDefinition(
            Typed.Definition(form, "definition"),
            Typed.Text(form, "code"),
            int.TryParse(Typed.Text(form, "seen"), NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? seen : null);
        var (applied, problems) = await definitions.ApplyAsync(kind, typed, DeskUser.ActorOf(context), cancelled);
        if (applied is not var (code, version, stored))
        {
            return Page(context, View(kind, typed, null, await definitions.ListVersionsAsync(kind, typed.Code, cancelled)) with
            {
                Problems = problems,
                Refusal = problems.Count > 0 ? null : AdminWords.NotTheNewest,
            });
        }

        Said.Leave(context, stored ? AdminWords.Applied(code, version) : AdminWords.Unchanged(code, version));
        return Results.Redirect($"{AdminWords.AddressOf(kind)}/{Uri.EscapeDataString(code)}");
    }

    private static DefinitionView View(DefinitionKind kind, TypedDefinition typed, int? version, IReadOnlyList<DefinitionVersion> versions) => new(
        kind, typed, version, versions,
        kind == DefinitionKind.List ? ListParser.Parse(typed.Yaml, typed.Code).List?.Members ?? [] : [],
        [], null);

    private static RazorComponentResult<DefinitionPage> Page(HttpContext context, DefinitionView view) => Shown<DefinitionView>.On<DefinitionPage>(
        context, view, view.IsRefused ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK);
}
