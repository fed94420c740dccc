using Analytics.Reports.Warehouse;

namespace Analytics.Reports.Intake.Files;

internal static class CalendarFile
{
    public static readonly DataFile File = new(
        "calendar.csv",
        [
            new("system", CellKind.Code),
            new("period", CellKind.Period),
            new("window_start", CellKind.Date),
            new("window_end", CellKind.Date),
            new("unit_deadline", CellKind.Date),
            new("consolidation_deadline", CellKind.Date),
            Column.Optional("meeting_at", CellKind.LocalTime),
        ],
        ["system", "period"],
        Sql.Query("intake/stage_calendar"),
        Sql.Query("intake/copy_calendar"),
        Sql.Query("intake/store_calendar"),
        Sql.Query("submissions/restore_calendar"),
        Sql.Query("submissions/changes_calendar"))
    {
        Rule = static (row, _) =>
        {
            Rules.EndNotBeforeStart(row, "window_start", "window_end");
            Rules.EndNotBeforeStart(row, "unit_deadline", "consolidation_deadline");
        },
    };
}
