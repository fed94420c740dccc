using Analytics.Reports.Warehouse;

namespace Analytics.Reports.Intake.Files;

internal static class UnitsFile
{
    public static readonly DataFile File = new(
        "units.csv",
        [
            new("code", CellKind.Code),
            new("name_vi", CellKind.Words),
            Column.Optional("name_en", CellKind.Words),
            new("kind", CellKind.Code),
            Column.Optional("parent", CellKind.Code),
            Column.Optional("display_order", CellKind.Integer),
            Column.Optional("email", CellKind.Email),
            Column.Optional("valid_from", CellKind.Quarter),
            Column.Optional("valid_to", CellKind.Quarter),
        ],
        ["code"],
        Sql.Query("intake/stage_units"),
        Sql.Query("intake/copy_units"),
        Sql.Query("intake/store_units"),
        Sql.Query("submissions/restore_units"),
        Sql.Query("submissions/changes_units"))
    {
        Rule = static (row, _) => Rules.EndNotBeforeStart(row, "valid_from", "valid_to"),
    };
}
