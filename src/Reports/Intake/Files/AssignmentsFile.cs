using Analytics.Reports.Warehouse;

namespace Analytics.Reports.Intake.Files;

internal static class AssignmentsFile
{
    public static readonly DataFile File = new(
        "assignments.csv",
        [
            new("code", CellKind.Code),
            new("committee", CellKind.Code),
            Column.OptionalChoice("kind", "task", "programme", "scheme", "directive", "plan", "task"),
            new("given_at_period", CellKind.Period),
            new("text", CellKind.Words),
            new("owner_unit", CellKind.Code),
            Column.Optional("due", CellKind.Date),
            Column.OptionalChoice("status", "open", "open", "in_progress", "done"),
            Column.Optional("progress", CellKind.Words),
        ],
        ["code"],
        Sql.Query("intake/stage_assignments"),
        Sql.Query("intake/copy_assignments"),
        Sql.Query("intake/store_assignments"),
        Sql.Query("submissions/restore_assignments"),
        Sql.Query("submissions/changes_assignments"));
}
