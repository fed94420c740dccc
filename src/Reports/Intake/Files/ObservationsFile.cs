using Analytics.Reports.Periods;
using Analytics.Reports.Warehouse;

namespace Analytics.Reports.Intake.Files;

internal static class ObservationsFile
{
    public static readonly DataFile File = new(
        "observations.csv",
        [
            new("unit", CellKind.Code),
            new("indicator", CellKind.Code),
            new("quarter", CellKind.Quarter),
            new("value", CellKind.Number) { MayBeEmpty = true },
            Column.OptionalChoice("qualifier", "exact", "exact", "over", "nearly", "about"),
            Column.Optional("value_to", CellKind.Number),
            Column.OptionalChoice("status", "final", "final", "estimate", "revised"),
            Column.Optional("quoted_percent", CellKind.Number),
            Column.Optional("note", CellKind.Words),
            Column.Optional("recorded_at", CellKind.Instant),
        ],
        ["unit", "indicator", "quarter", "recorded_at"],
        Sql.Query("intake/stage_observations"),
        Sql.Query("intake/copy_observations"),
        Sql.Query("intake/store_observations"),
        Sql.Query("submissions/restore_observations"),
        Sql.Query("submissions/changes_observations"))
    {
        Rule = Judge,
    };

    private static void Judge(Row row, DateTimeOffset latest)
    {
        if (row["value_to"] is decimal upper)
        {
            if (row.IsEmpty("value"))
            {
                row.Refuse("value_to", ProblemCode.ValueToWithoutValue);
            }
            else if (row["value"] is decimal lower && upper < lower)
            {
                row.Refuse("value_to", ProblemCode.ValueToBelowValue, row.Text("value"));
            }
        }

        if (row["recorded_at"] is DateTimeOffset recorded && recorded > latest)
        {
            row.Refuse("recorded_at", ProblemCode.RecordedInFuture, VietnamTime.Format(latest));
        }
    }
}
