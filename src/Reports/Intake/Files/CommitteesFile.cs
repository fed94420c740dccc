using Analytics.Reports.Warehouse;

namespace Analytics.Reports.Intake.Files;

internal static class CommitteesFile
{
    public static readonly DataFile File = new(
        "committees.csv",
        [
            new("unit", CellKind.Code),
            new("superior_vi", CellKind.Words),
            new("place_vi", CellKind.Words),
            new("authority_vi", CellKind.Words),
            new("signer_title_vi", CellKind.Words),
            Column.Optional("copies_to", CellKind.Words),
            Column.Optional("sample", CellKind.Truth, false),
        ],
        ["unit"],
        Sql.Query("intake/stage_committees"),
        Sql.Query("intake/copy_committees"),
        Sql.Query("intake/store_committees"),
        Sql.Query("submissions/restore_committees"),
        Sql.Query("submissions/changes_committees"));
}
