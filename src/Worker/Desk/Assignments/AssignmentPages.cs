using Analytics.Worker.Desk.Accounts;
using Analytics.Worker.Desk.Layout;
using Analytics.Worker.Desk.Packs;
using Analytics.Worker.Desk.Security;
using Analytics.Worker.Desk.Submissions;
using Analytics.Worker.Desk.Wording;

namespace Analytics.Worker.Desk.Assignments;

/// <summary>What was given to do at meetings: the list, one of them with its history, and the forms that give and change.</summary>
internal static class AssignmentPages
{
    private const int LinesPerPage = 50;
    private const int LongestSearch = 100;

    public static void MapAssignments(this IEndpointRouteBuilder desk)
    {
        desk.MapGet("/assignments", ListAsync).RequireAuthorization(Rules.Editors);
        desk.MapGet("/assignments/new", NewAsync).RequireAuthorization(Rules.Editors);
        desk.MapPost("/assignments/new", AddAsync).RequireAuthorization(Rules.Editors);
        desk.MapGet("/assignments/{assignment}", ShowAsync).RequireAuthorization(Rules.Editors);
        desk.MapPost("/assignments/{assignment}", ChangeAsync).RequireAuthorization(Rules.Editors);
    }

    private static async Task<IResult> ListAsync(
        HttpContext context,
        DeskAssignments assignments,
        DeskRegister register,
        string? committee,
        string? state,
        string? q,
        int? page,
        CancellationToken cancelled)
    {
        var wanted = state ?? AssignmentList.States[0];
        if (!AssignmentList.States.Contains(wanted, StringComparer.Ordinal))
        {
            return Results.NotFound();
        }

        var typed = Typed.Line(q, LongestSearch);
        var chosen = Typed.Line(committee, LongestSearch);
        var at = Typed.Page(page);
        var lines = await assignments.ListAsync(
            chosen.Length == 0 ? null : chosen, wanted, typed, LinesPerPage + 1, (at - 1) * LinesPerPage, cancelled);
        return Shown<AssignmentList>.On<AssignmentListPage>(context, new AssignmentList(
            [.. lines.Take(LinesPerPage)], await register.ListCommitteesAsync(cancelled), chosen, wanted, typed, at, lines.Count > LinesPerPage));
    }

    private static async Task<IResult> ShowAsync(HttpContext context, DeskAssignments assignments, string assignment, CancellationToken cancelled)
    {
        if (await assignments.ListVersionsAsync(assignment, cancelled) is not [var newest, ..] versions)
        {
            return Results.NotFound();
        }

        return await PageAsync(context, assignments, assignment, versions, newest.AsTyped(), FieldProblems.None, cancelled);
    }

    private static async Task<IResult> ChangeAsync(
        HttpContext context, DeskAssignments assignments, AssignmentDesk desk, string assignment, CancellationToken cancelled)
    {
        var form = await context.Request.ReadFormAsync(cancelled);
        var typed = new AssignmentChange(
            Typed.Text(form, "seen"),
            Typed.Words(form, "text"),
            Typed.Text(form, "owner_unit"),
            Typed.Text(form, "status"),
            Typed.Text(form, "due"),
            Typed.Words(form, "progress"));
        if (await desk.ChangeAsync(assignment, typed, DeskUser.ActorOf(context), cancelled) is not var (changed, problems))
        {
            return Results.NotFound();
        }

        if (problems.Any)
        {
            return await PageAsync(
                context, assignments, assignment, await assignments.ListVersionsAsync(assignment, cancelled), typed, problems, cancelled);
        }

        Said.Leave(context, changed ? AssignmentWords.Changed : AssignmentWords.NothingChanged);
        return Results.Redirect($"/assignments/{Uri.EscapeDataString(assignment)}");
    }

    private static async Task<IResult> NewAsync(
        HttpContext context, DeskAssignments assignments, DeskRegister register, string? committee, CancellationToken cancelled)
    {
        var committees = await register.ListCommitteesAsync(cancelled);
        var chosen = committee is not null ? Typed.Line(committee, LongestSearch) : (committees is [var first, ..] ? first.Code : string.Empty);
        return await PageAsync(
            context, assignments, committees,
            new NewAssignment(chosen, "task", string.Empty, string.Empty, string.Empty, string.Empty, "open", string.Empty),
            FieldProblems.None, cancelled);
    }

    private static async Task<IResult> AddAsync(
        HttpContext context, DeskAssignments assignments, DeskRegister register, AssignmentDesk desk, CancellationToken cancelled)
    {
        var form = await context.Request.ReadFormAsync(cancelled);
        var typed = new NewAssignment(
            Typed.Text(form, "committee"),
            Typed.Text(form, "kind"),
            Typed.Text(form, "given_at_period").ToUpperInvariant(),
            Typed.Words(form, "text"),
            Typed.Text(form, "owner_unit"),
            Typed.Text(form, "due"),
            Typed.Text(form, "status"),
            Typed.Words(form, "progress"));
        var (code, problems) = await desk.AddAsync(typed, DeskUser.ActorOf(context), cancelled);
        if (problems.Any)
        {
            return await PageAsync(context, assignments, await register.ListCommitteesAsync(cancelled), typed, problems, cancelled);
        }

        Said.Leave(context, AssignmentWords.Added(code));
        return Results.Redirect($"/assignments/{Uri.EscapeDataString(code)}");
    }

    private static async Task<IResult> PageAsync(
        HttpContext context,
        DeskAssignments assignments,
        string code,
        IReadOnlyList<AssignmentVersion> versions,
        AssignmentChange typed,
        FieldProblems problems,
        CancellationToken cancelled) =>
        Shown<AssignmentView>.On<AssignmentPage>(
            context,
            new AssignmentView(code, versions, typed, await assignments.ListOwnersAsync(versions[0].Committee, cancelled)),
            problems);

    private static async Task<IResult> PageAsync(
        HttpContext context,
        DeskAssignments assignments,
        IReadOnlyList<(string Code, string Name)> committees,
        NewAssignment typed,
        FieldProblems problems,
        CancellationToken cancelled) =>
        Shown<NewAssignmentView>.On<AssignmentFormPage>(
            context, new NewAssignmentView(typed, committees, await assignments.ListOwnersAsync(typed.Committee, cancelled)), problems);
}
