using Analytics.Reports.Warehouse;

namespace Analytics.Reports.Intake.Files;

internal static class SuccessionsFile
{
    public static readonly DataFile File = new(
        "successions.csv",
        [
            new("predecessor", CellKind.Code),
            new("successor", CellKind.Code),
            new("effective", CellKind.Quarter),
            new("weight", CellKind.Number),
        ],
        ["predecessor", "successor"],
        Sql.Query("intake/stage_successions"),
        Sql.Query("intake/copy_successions"),
        Sql.Query("intake/store_successions"),
        Sql.Query("submissions/restore_successions"),
        Sql.Query("submissions/changes_successions"))
    {
        Rule = static (row, _) =>
        {
            if (row["weight"] is decimal weight && weight is <= 0 or > 1)
            {
                row.Refuse("weight", ProblemCode.WeightRange);
            }
        },
    };
}
