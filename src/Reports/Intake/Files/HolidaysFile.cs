using Analytics.Reports.Warehouse;

namespace Analytics.Reports.Intake.Files;

internal static class HolidaysFile
{
    public static readonly DataFile File = new(
        "holidays.csv",
        [
            new("date", CellKind.Date),
            new("name_vi", CellKind.Words),
        ],
        ["date"],
        Sql.Query("intake/stage_holidays"),
        Sql.Query("intake/copy_holidays"),
        Sql.Query("intake/store_holidays"),
        Sql.Query("submissions/restore_holidays"),
        Sql.Query("submissions/changes_holidays"));
}
