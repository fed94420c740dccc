using Analytics.Reports.Warehouse;

namespace Analytics.Reports.Intake.Files;

internal static class TargetsFile
{
    public static readonly DataFile File = new(
        "targets.csv",
        [
            new("unit", CellKind.Code),
            new("indicator", CellKind.Code),
            new("from", CellKind.Quarter),
            new("to", CellKind.Quarter),
            new("value", CellKind.Number) { MayBeEmpty = true },
            Column.Choice("basis", "plan", "resolution", "scheme"),
            Column.Optional("source", CellKind.Words),
        ],
        ["unit", "indicator", "from", "to", "basis"],
        Sql.Query("intake/stage_targets"),
        Sql.Query("intake/copy_targets"),
        Sql.Query("intake/store_targets"),
        Sql.Query("submissions/restore_targets"),
        Sql.Query("submissions/changes_targets"))
    {
        Rule = static (row, _) => Rules.EndNotBeforeStart(row, "from", "to"),
    };
}
