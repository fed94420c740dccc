using Analytics.Reports.Documents;
using Analytics.Reports.Figures;
using Analytics.Reports.Periods;

namespace Analytics.Reports.Reconciliation;

/// <summary>The true statements of one cell's fields.</summary>
internal sealed class FigureFields(Indicator indicator, bool isTotal, Period period, Rounding rounding)
{
    private const string Gap = "\u00a0";
    private static readonly string[] Hedges = ["", "hơn ", "gần ", "khoảng "];
    private static readonly string[] Equal = ["bằng cùng kỳ năm trước", "bằng cùng kỳ"];

    private readonly bool isPercentage = indicator.Kind is IndicatorKind.Ratio or IndicatorKind.Percent or IndicatorKind.Milestone;

    private bool IsUnitsMilestone => !isTotal && indicator.Kind == IndicatorKind.Milestone;

    public IReadOnlyList<Statement> Statements(FigureCell cell, FigureField field) => field switch
    {
        FigureField.Value => Value(cell),
        FigureField.LikeForLike => Number(cell.LikeForLike),
        FigureField.PreviousAsReported => Number(cell.Previous?.AsReported),
        FigureField.Numerator => Part(cell.Numerator),
        FigureField.Denominator => Part(cell.Denominator),
        FigureField.Previous => cell.Previous is { } previous ? Previous(previous) : [],
        FigureField.Change => cell.Change is { } change ? Change(cell, change) : [],
        FigureField.TargetValue => Goal(cell.Target?.Value),
        FigureField.ToDate => ToDate(cell),
        FigureField.Attained => Attained(cell.Target?.Attained),
        FigureField.Remaining => cell.Target is { ToDate: { } toDate } target ? Goal(target.Value - toDate) : [],
        _ => throw new InvalidOperationException($"No rule reconciles the field {field}; add its statement of {indicator.Code} here."),
    };

    private List<Statement> Value(FigureCell cell)
    {
        if (cell.Value is not { } value)
        {
            return Words(cell.Text);
        }

        var number = Printed(value);
        if (cell.ValueTo is { } end && Printed(end) != number)
        {
            number += "–" + Printed(end);
        }

        var text = Hedges[(int)cell.Qualifier] + number + Sign(isTotal);
        List<Statement> statements = [Scaled(text, value)];
        if (cell.Estimate)
        {
            statements.Add(Scaled("ước " + text, value));
        }

        return [.. statements, .. Done(value)];
    }

    /// <summary>The sheet knows the base's hedge word and range only as part of its text, so that this must begin with the number.</summary>
    private List<Statement> Previous(Previous previous)
    {
        if (previous.Value is not { } value)
        {
            return Words(previous.Text);
        }

        var number = Printed(value);
        var isTrue = Hedges.Any(hedge => previous.Text == hedge + number + Sign(isTotal)
            || (indicator.Kind == IndicatorKind.Percent && previous.Text.StartsWith(hedge + number + "–", StringComparison.Ordinal)));
        return [Scaled(isTrue ? previous.Text : number + Sign(isTotal), value), .. Done(value)];
    }

    private IEnumerable<Statement> Done(decimal value) => IsUnitsMilestone ? [new Statement(value == 1 ? "đã hoàn thành" : "chưa")] : [];

    private IReadOnlyList<Statement> ToDate(FigureCell cell)
    {
        var plain = Goal(cell.Target?.ToDate);
        // Where the window is the period itself, the figure's own text says the same with its hedge word.
        return plain is [var statement] && cell.Target!.From == period.First
            ? [statement, .. Value(cell).Select(own => own with { Number = statement.Number, Decimals = statement.Decimals })]
            : plain;
    }

    /// <summary>"đạt 74,4%", and of what goes beyond the plan "vượt 23,6%".</summary>
    private List<Statement> Attained(decimal? percent)
    {
        if (percent is not { } attained)
        {
            return [];
        }

        var text = PrintedNumber.Of(attained, 1, rounding) + "%";
        List<Statement> statements = [new(text, attained, 1), new("đạt " + text, attained, 1)];
        if (attained > 100)
        {
            statements.Add(new("vượt " + PrintedNumber.Of(attained - 100, 1, rounding) + "%", attained - 100, 1));
        }

        return statements;
    }

    private List<Statement> Change(FigureCell cell, Change change)
    {
        if (change.Reason is not null)
        {
            return Words(change.Text);
        }

        var statements = new List<Statement>();
        if (cell is { LikeForLike: { } now, Previous.Value: { } before } && Printed(now) == Printed(before))
        {
            statements.AddRange(Equal.Select(words => new Statement(words)));
        }
        else
        {
            statements.AddRange(Moved(change.Percent, "%"));
            statements.AddRange(Moved(change.Points, " điểm phần trăm"));
            if (change.Absolute is { } difference)
            {
                statements.Add(Scaled(Direction(difference) + Printed(decimal.Abs(difference)) + Measure(), difference));
            }
        }

        // A unit's milestone is told in words.
        return IsUnitsMilestone && cell is { Value: 1, Previous.Value: 0 } ? [.. statements, new Statement("mới hoàn thành")] : statements;
    }

    private IEnumerable<Statement> Moved(decimal? change, string sign)
    {
        if (change is not { } moved)
        {
            return [];
        }

        var size = PrintedNumber.Of(decimal.Abs(moved), 1, rounding);
        return size == "0,0" ? Equal.Select(words => new Statement(words)) : [new Statement(Direction(moved) + size + sign, moved, 1)];
    }

    private static string Direction(decimal change) => change > 0 ? "tăng " : "giảm ";

    /// <summary>What is missing or masked has a sign and no number.</summary>
    private static List<Statement> Words(string text) => text.Any(char.IsDigit) ? [] : [new Statement(text)];

    private IReadOnlyList<Statement> Number(decimal? value) =>
        [value is { } number ? Scaled(Printed(number) + Sign(isTotal), number) : new Statement(FigureText.Dash)];

    /// <summary>A target of a percentage is one also where the unit's own value is 0 or 1.</summary>
    private IReadOnlyList<Statement> Goal(decimal? value) => value is { } number ? [Scaled(Printed(number) + (isPercentage ? "%" : ""), number)] : [];

    private static IReadOnlyList<Statement> Part(decimal? value) => value is { } number ? [new Statement(PrintedNumber.Exact(number), number)] : [];

    private string Printed(decimal value) => PrintedNumber.Of(value / indicator.Scale, indicator.Decimals, rounding);

    private Statement Scaled(string text, decimal value) => new(text, value / indicator.Scale, indicator.Decimals);

    private string Sign(bool ofTotal) => indicator.Kind is IndicatorKind.Ratio or IndicatorKind.Percent || (ofTotal && isPercentage) ? "%" : "";

    private string Measure()
    {
        var scale = indicator.Scale switch
        {
            1 => "",
            1_000 => "nghìn ",
            1_000_000 => "triệu ",
            1_000_000_000 => "tỷ ",
            _ => throw new InvalidOperationException($"The indicator {indicator.Code} has the scale {indicator.Scale.ToString(System.Globalization.CultureInfo.InvariantCulture)}, which has no word."),
        };
        return scale + indicator.MeasureVi is { Length: > 0 } measure && !isPercentage ? Gap + measure : "";
    }
}
