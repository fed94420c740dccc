using Analytics.Reports.Warehouse;

namespace Analytics.Reports.Intake.Files;

internal static class NotesFile
{
    public static readonly DataFile File = new(
        "notes.csv",
        [
            new("unit", CellKind.Code),
            new("period", CellKind.Period),
            new("field", CellKind.Code),
            Column.Choice("kind", "result", "strength", "limitation", "cause", "task", "proposal"),
            Column.Optional("ordinal", CellKind.Integer, 0),
            new("text", CellKind.Words),
        ],
        ["unit", "period", "field", "kind", "ordinal"],
        Sql.Query("intake/stage_notes"),
        Sql.Query("intake/copy_notes"),
        Sql.Query("intake/store_notes"),
        Sql.Query("submissions/restore_notes"),
        Sql.Query("submissions/changes_notes"));
}
