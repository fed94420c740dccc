using Analytics.Reports.Warehouse;

namespace Analytics.Reports.Intake.Files;

internal static class IndicatorsFile
{
    public static readonly DataFile File = new(
        "indicators.csv",
        [
            new("code", CellKind.Code),
            new("name_vi", CellKind.Words),
            Column.Optional("name_en", CellKind.Words),
            new("measure_vi", CellKind.Words),
            Column.Optional("measure_en", CellKind.Words),
            Column.Choice("kind", "flow", "stock", "ratio", "percent", "milestone"),
            Column.Optional("numerator", CellKind.Code),
            Column.Optional("denominator", CellKind.Code),
            Column.OptionalChoice("direction", "none", "up", "down", "none"),
            Column.Optional("decimals", CellKind.Integer) with { Least = 0, Greatest = 6 },
            Column.Optional("scale", CellKind.Scale, 1L),
            Column.Optional("reported_by", CellKind.Tokens, Array.Empty<string>()),
            Column.OptionalChoice("disclosure", "open", "open", "total_only"),
            Column.Optional("mask_below", CellKind.Number),
            Column.Optional("part_of", CellKind.Code),
        ],
        ["code"],
        Sql.Query("intake/stage_indicators"),
        Sql.Query("intake/copy_indicators"),
        Sql.Query("intake/store_indicators"),
        Sql.Query("submissions/restore_indicators"),
        Sql.Query("submissions/changes_indicators"))
    {
        Rule = static (row, _) => Judge(row),
    };

    private static void Judge(Row row)
    {
        if (row["kind"] is not string kind)
        {
            return;
        }

        if (row.IsEmpty("decimals"))
        {
            row.Set("decimals", kind is "ratio" or "percent" ? 1 : 0);
        }

        foreach (var part in (ReadOnlySpan<string>)["numerator", "denominator"])
        {
            if (kind == "ratio" && row.IsEmpty(part))
            {
                row.Refuse(part, ProblemCode.RatioNeedsPart);
            }
            else if (kind != "ratio" && !row.IsEmpty(part))
            {
                row.Refuse(part, ProblemCode.OnlyRatioHasParts, kind);
            }
        }

        if (kind == "ratio" && !row.IsEmpty("reported_by"))
        {
            row.Refuse("reported_by", ProblemCode.RatioIsNotReported);
        }

        if (row["mask_below"] is decimal and <= 0)
        {
            row.Refuse("mask_below", ProblemCode.NotPositive);
        }
    }
}
