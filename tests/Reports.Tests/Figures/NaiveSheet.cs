using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Analytics.Reports.Figures;
using Analytics.Reports.Periods;

namespace Analytics.Reports.Tests.Figures;

/// <summary>The JSON of CONTRACT §3 from <see cref="NaiveFigures"/>: comparison, target, coverage and words, written out once more.</summary>
internal sealed class NaiveSheet(Snapshot rows, FigureScope scope)
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly NumberFormatInfo Vietnamese = new() { NumberGroupSeparator = ".", NumberDecimalSeparator = "," };

    private readonly NaiveFigures figures = new(rows, scope);

    private Period? Before => scope.Period.Kind == PeriodKind.Term ? null : scope.Period.PreviousYear;

    public string Json()
    {
        var sheet = new JsonObject
        {
            ["series"] = scope.Series,
            ["committee"] = scope.Committee,
            ["period"] = scope.Period.Code,
            ["as_of"] = "2024-01-15T00:00:00+07:00",
            ["snapshot"] = rows.Id,
            ["coverage"] = Coverage(),
            ["figures"] = new JsonArray([.. scope.Indicators.Select(code => (JsonNode)Figure(figures.Indicator(code)))]),
            ["audit"] = new JsonArray(),
        };
        return sheet.ToJsonString(Plain) + "\n";
    }

    private JsonObject Figure(Indicator indicator)
    {
        var units = new JsonArray();
        foreach (var unit in figures.U().Where(unit => figures.Expected(unit, indicator, scope.Period)))
        {
            var cell = new JsonObject { ["unit"] = unit.Code };
            var valid = NaiveFigures.Valid(unit, scope.Period.Last);
            Fill(
                cell, indicator, false, figures.Own(unit, indicator, scope.Period), !valid,
                valid ? figures.UnitLikeForLike(unit, indicator, scope.Period) : null,
                valid && Before is not null ? figures.UnitLikeForLike(unit, indicator, Before) : null,
                null,
                TargetOf(indicator, unit.Code, window => figures.Own(unit, indicator, window)));
            units.Add((JsonNode)cell);
        }

        var total = new JsonObject();
        Fill(
            total, indicator, true, figures.Total(indicator, scope.Period), false,
            figures.TotalLikeForLike(indicator, scope.Period),
            Before is null ? null : figures.TotalLikeForLike(indicator, Before),
            Before is null ? null : figures.Total(indicator, Before).Value,
            TargetOf(indicator, scope.Committee, window => figures.Total(indicator, window)));
        return new() { ["indicator"] = indicator.Code, ["kind"] = Snake(indicator.Kind.ToString()), ["total"] = total, ["units"] = units };
    }

    private void Fill(
        JsonObject cell, Indicator indicator, bool total, NaiveFigures.Taken taken, bool ended, NaiveFigures.Taken? like,
        NaiveFigures.Taken? before, decimal? asReported, JsonObject? target)
    {
        var share = indicator.Kind is IndicatorKind.Ratio or IndicatorKind.Percent || (total && indicator.Kind == IndicatorKind.Milestone);
        string? Text(decimal? value) => value is null ? null : Digits(share ? Math.Round(value.Value, 10, MidpointRounding.AwayFromZero) : value.Value);
        cell["value"] = Text(taken.Value);
        cell["text"] = Words(indicator, taken, share);
        cell["numerator"] = taken.N is null ? null : Digits(taken.N.Value);
        cell["denominator"] = taken.D is null ? null : Digits(taken.D.Value);
        cell["state"] = taken.State;
        cell["estimate"] = taken.Value is not null && taken.From.Any(row => row.Status == ObservationStatus.Estimate);
        cell["qualifier"] = taken.Value is null ? "exact" : Snake(Hedge(taken.From).ToString());
        cell["like_for_like"] = Text(like?.Value);
        cell["previous"] = before is null ? null : new JsonObject
        {
            ["value"] = Text(before.Value),
            ["text"] = Words(indicator, before, share),
            ["state"] = before.Value is null ? "missing" : before.State,
            ["as_reported"] = Text(asReported),
        };
        cell["change"] = Before is null ? null : Change(indicator, ended, like?.Value, before?.Value);
        cell["target"] = target;
    }

    private JsonObject Change(Indicator indicator, bool ended, decimal? now, decimal? then)
    {
        var adds = indicator.Kind is IndicatorKind.Flow or IndicatorKind.Stock;
        var (reason, words) = ended ? ("not_comparable", "không so sánh với cùng kỳ do sắp xếp đơn vị hành chính")
            : now is null ? ("missing", "không có số liệu so sánh cùng kỳ")
            : then is null ? ("base_missing", "không có số liệu so sánh cùng kỳ")
            : adds && then == 0 ? ("base_zero", "cùng kỳ năm trước không phát sinh")
            : adds && then < 0 ? ("base_negative", "không tính tỷ lệ so với cùng kỳ do số liệu cùng kỳ âm")
            : ((string?)null, "");
        var difference = ended ? null : now - then;
        decimal? percent = adds && reason is null ? 100 * difference / then : null;
        var points = adds ? null : difference;
        if (reason is null)
        {
            var moved = Rounded((percent ?? points)!.Value, 1);
            words = moved == 0 || Print(indicator, now!.Value) == Print(indicator, then!.Value)
                ? "bằng cùng kỳ năm trước"
                : (moved > 0 ? "tăng " : "giảm ") + Math.Abs(moved).ToString("N1", Vietnamese) + (adds ? "%" : " điểm phần trăm");
        }

        return new()
        {
            ["absolute"] = adds && difference is not null ? Digits(difference.Value) : null,
            ["percent"] = percent is null ? null : Digits(Math.Round(percent.Value, 10, MidpointRounding.AwayFromZero)),
            ["points"] = points is null ? null : Digits(Math.Round(points.Value, 10, MidpointRounding.AwayFromZero)),
            ["reason"] = reason,
            ["text"] = words,
        };
    }

    private JsonObject? TargetOf(Indicator indicator, string unit, Func<Period, NaiveFigures.Taken> figure)
    {
        var target = Best(rows.Targets.Where(row => row.Unit == unit && row.Indicator == indicator.Code));
        if (target is null && unit == scope.Committee && indicator.Kind is IndicatorKind.Flow or IndicatorKind.Stock)
        {
            var expected = figures.U().Where(one => figures.Expected(one, indicator, scope.Period)).Select(one => one.Code).ToList();
            var ofUnits = rows.Targets.Where(row => row.Indicator == indicator.Code && expected.Contains(row.Unit)).ToList();
            target = Best(ofUnits
                .Where(row => expected.All(code => ofUnits.Any(other => other.Unit == code && Window(other) == Window(row))))
                .Select(row => row with { Unit = unit, Value = ofUnits.Where(other => Window(other) == Window(row)).Sum(other => other.Value) }));
        }

        if (target is null)
        {
            return null;
        }

        var toDate = figure(Period.Between(target.From, scope.Period.Last));
        int soFar = scope.Period.Last.Ordinal - target.From.Ordinal + 1, window = target.To.Ordinal - target.From.Ordinal + 1;
        // A ratio is judged without dividing: 100 × N against the target × D, turned round where D is negative.
        var (reached, goal) = indicator.Kind == IndicatorKind.Ratio && toDate.Value is not null
            ? (100 * toDate.N!.Value * Math.Sign(toDate.D!.Value), target.Value * Math.Abs(toDate.D!.Value))
            : (toDate.Value ?? 0, target.Value);
        var status = toDate.Value is null || indicator.Direction == Direction.None ? "none"
            : indicator.Direction == Direction.Up
                ? reached >= goal ? "met" : reached * window >= goal * soFar ? "on_pace" : "behind"
                : reached <= goal ? "within" : "exceeded";
        decimal? attained = target.Value == 0 ? null : 100 * toDate.Value / target.Value;
        var share = indicator.Kind == IndicatorKind.Ratio || (indicator.Kind == IndicatorKind.Milestone && unit == scope.Committee);
        return new()
        {
            ["value"] = Digits(target.Value),
            ["from"] = target.From.ToString(),
            ["to"] = target.To.ToString(),
            ["basis"] = Snake(target.Basis.ToString()),
            ["to_date"] = toDate.Value is null ? null : Digits(share ? Math.Round(toDate.Value.Value, 10, MidpointRounding.AwayFromZero) : toDate.Value.Value),
            ["attained"] = attained is null ? null : Digits(Math.Round(attained.Value, 10, MidpointRounding.AwayFromZero)),
            ["elapsed"] = Digits(Math.Round((decimal)soFar / window, 10, MidpointRounding.AwayFromZero)),
            ["status"] = status,
            ["text"] = attained is null ? "–" : "đạt " + Rounded(attained.Value, 1).ToString("N1", Vietnamese) + "%",
        };
    }

    private static (Quarter, Quarter, TargetBasis) Window(Target row) => (row.From, row.To, row.Basis);

    private Target? Best(IEnumerable<Target> targets) => targets
        .Where(row => row.From.Ordinal <= scope.Period.First.Ordinal && row.To.Ordinal >= scope.Period.Last.Ordinal)
        .OrderBy(row => (row.To.Ordinal - row.From.Ordinal, -row.From.Ordinal, (int)row.Basis))
        .FirstOrDefault();

    private JsonObject Coverage()
    {
        var observed = scope.Indicators.Select(figures.Indicator)
            .SelectMany(one => one.Kind == IndicatorKind.Ratio ? [one.Numerator!, one.Denominator!] : new[] { one.Code })
            .Distinct().Select(figures.Indicator).ToList();
        var units = new JsonArray();
        int reported = 0, lateCount = 0;
        foreach (var unit in figures.U().Where(unit => scope.Period.Quarters.Any(quarter => NaiveFigures.Valid(unit, quarter))))
        {
            var owed = observed.Where(one => figures.Expected(unit, one, scope.Period)).ToList();
            var got = owed.Select(one => figures.Own(unit, one, scope.Period)).ToList();
            var state = owed.Count == 0
                ? rows.Notes.Any(note => note.Unit == unit.Code && note.Kind == NoteKind.Result && note.Period == scope.Period.Code) ? "reported" : "missing"
                : got.All(one => one.State == "complete") ? "reported"
                : got.All(one => one.Value is null) ? "missing" : "partial";
            var late = state != "missing" && rows.Calendar is { } calendar && rows.Observations.Any(row => row.Unit == unit.Code
                && observed.Any(one => one.Code == row.Indicator) && row.Quarter == scope.Period.Last
                && row.FirstRecordedAt > new DateTimeOffset(calendar.UnitDeadline.AddDays(1).ToDateTime(TimeOnly.MinValue), TimeSpan.FromHours(7)));
            reported += state == "reported" ? 1 : 0;
            lateCount += late ? 1 : 0;
            units.Add((JsonNode)new JsonObject { ["unit"] = unit.Code, ["state"] = state, ["late"] = late });
        }

        return new() { ["expected"] = units.Count, ["reported"] = reported, ["late"] = lateCount, ["units"] = units };
    }

    private string Words(Indicator indicator, NaiveFigures.Taken taken, bool share)
    {
        if (taken.Value is null)
        {
            return "–";
        }

        var number = Print(indicator, taken.Value.Value);
        if (taken.To is not null && Print(indicator, taken.To.Value) != number)
        {
            number += "–" + Print(indicator, taken.To.Value);
        }

        var hedge = Hedge(taken.From) switch { Qualifier.Over => "hơn ", Qualifier.Nearly => "gần ", Qualifier.About => "khoảng ", _ => "" };
        return hedge + number + (share ? "%" : "");
    }

    private static Qualifier Hedge(List<Observation> from)
    {
        var others = from.Select(row => row.Qualifier).Where(one => one != Qualifier.Exact).Distinct().ToList();
        return others.Count == 0 ? Qualifier.Exact : others.Count == 1 ? others[0] : Qualifier.About;
    }

    private string Print(Indicator indicator, decimal value)
    {
        var rounded = Rounded(value / indicator.Scale, indicator.Decimals);
        return (rounded == 0 ? 0m : rounded).ToString("N" + indicator.Decimals.ToString(CultureInfo.InvariantCulture), Vietnamese);
    }

    private decimal Rounded(decimal value, int decimals) => Math.Round(
        value, decimals, scope.Rounding == Rounding.Truncate ? MidpointRounding.ToZero : MidpointRounding.AwayFromZero);

    private static string Digits(decimal value)
    {
        var text = value.ToString(CultureInfo.InvariantCulture);
        text = text.Contains('.') ? text.TrimEnd('0').TrimEnd('.') : text;
        return text is "-0" ? "0" : text;
    }

    private static string Snake(string name)
    {
        var text = new StringBuilder();
        foreach (var letter in name)
        {
            text.Append(char.IsUpper(letter) && text.Length > 0 ? "_" : "").Append(char.ToLowerInvariant(letter));
        }

        return text.ToString();
    }
}
