using Analytics.Reports.Warehouse;

namespace Analytics.Reports.Intake.Files;

internal static class TermsFile
{
    public static readonly DataFile File = new(
        "terms.csv",
        [
            new("code", CellKind.TermCode),
            new("name_vi", CellKind.Words),
            new("from", CellKind.Quarter),
            new("to", CellKind.Quarter),
        ],
        ["code"],
        Sql.Query("intake/stage_terms"),
        Sql.Query("intake/copy_terms"),
        Sql.Query("intake/store_terms"),
        Sql.Query("submissions/restore_terms"),
        Sql.Query("submissions/changes_terms"))
    {
        Rule = static (row, _) => Rules.EndNotBeforeStart(row, "from", "to"),
    };
}
