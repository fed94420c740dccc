using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Analytics.Worker.Tests.Figures.Reference;

/// <summary>
/// The JSON of <c>figures --json</c> from CSV rows, by the words of CONTRACT §2 and §3 alone: plain, slow, and without a line of the
/// product's code, so that a misreading has to be made twice to go unseen.
/// </summary>
internal sealed class Sheet
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Scene scene;
    private readonly Values values;
    private readonly Goals goals;
    private readonly Words words;

    public Sheet(Register register, Question asked)
    {
        scene = new(register, asked);
        values = new(scene);
        goals = new(scene, values);
        words = new(asked.Truncate);
    }

    /// <summary>Up to the findings; the snapshot's id is what only the product can know.</summary>
    public string Json(string snapshot) => new JsonObject
    {
        ["series"] = scene.Asked.Series,
        ["committee"] = scene.Asked.Committee,
        ["period"] = scene.Asked.Period,
        ["as_of"] = scene.Asked.AsOf.ToOffset(TimeSpan.FromHours(7)).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture),
        ["snapshot"] = snapshot,
        ["coverage"] = new Coverage(scene, values).Json(),
        ["figures"] = new JsonArray([.. scene.Asked.Indicators.Select(code => (JsonNode)Figure(scene.Indicator(code)))]),
    }.ToJsonString(Plain);

    public IReadOnlyList<Finding> Findings() => new Findings(scene, values, goals).All();

    private JsonObject Figure(Row indicator)
    {
        var (period, before) = (scene.Period, scene.Period.YearBefore);
        var total = Cell(
            new(), indicator, true, values.Total(indicator, period), false, values.TotalLikeForLike(indicator, period),
            before is null ? null : values.TotalLikeForLike(indicator, before),
            before is null ? null : values.Total(indicator, before).Value,
            goals.OfTotal(indicator, period));
        var units = scene.ExpectedUnits(indicator, period).Select(unit =>
        {
            var ended = !unit.ValidIn(period.Last);
            return (JsonNode)Cell(
                new() { ["unit"] = unit["code"] }, indicator, false, values.Own(unit, indicator, period), ended,
                ended ? null : values.UnitLikeForLike(unit, indicator, period),
                ended || before is null ? null : values.UnitLikeForLike(unit, indicator, before),
                null,
                goals.OfUnit(unit, indicator, period));
        });
        return new() { ["indicator"] = indicator["code"], ["kind"] = indicator["kind"], ["total"] = total, ["units"] = new JsonArray([.. units]) };
    }

    private JsonObject Cell(
        JsonObject cell, Row indicator, bool total, Taken taken, bool ended, Taken? like, Taken? before, Exact? asReported, Goal? goal)
    {
        string? Number(Exact? value) => Words.IsShare(indicator, total) ? value?.Share() : value?.Plain();
        cell["value"] = Number(taken.Value);
        cell["text"] = words.Value(indicator, taken, total);
        cell["numerator"] = taken.Numerator?.Plain();
        cell["denominator"] = taken.Denominator?.Plain();
        cell["state"] = taken.State;
        cell["estimate"] = taken.Estimate;
        cell["qualifier"] = taken.Qualifier;
        cell["like_for_like"] = Number(like?.Value);
        cell["previous"] = before is null ? null : new JsonObject
        {
            ["value"] = Number(before.Value),
            ["text"] = words.Value(indicator, before, total),
            ["state"] = before.Value is null ? "missing" : before.State,
            ["as_reported"] = Number(asReported),
        };
        cell["change"] = scene.Period.IsTerm ? null : Change(indicator, ended, like?.Value, before?.Value);
        cell["target"] = goal is null ? null : new JsonObject
        {
            ["value"] = goal.Target.Plain(),
            ["from"] = Span.Name(goal.From),
            ["to"] = Span.Name(goal.To),
            ["basis"] = goal.Basis,
            ["to_date"] = Number(goal.ToDate),
            ["attained"] = goal.Attained?.Share(),
            ["elapsed"] = goal.Elapsed.Share(),
            ["status"] = goal.Status,
            ["text"] = words.Attained(goal.Attained),
        };
        return cell;
    }

    private JsonObject Change(Row indicator, bool ended, Exact? now, Exact? before)
    {
        var amounts = indicator["kind"] is "flow" or "stock";
        var reason = ended ? "not_comparable"
            : now is null ? "missing"
            : before is null ? "base_missing"
            : amounts && before.Sign == 0 ? "base_zero"
            : amounts && before.Sign < 0 ? "base_negative"
            : null;
        var difference = now is null || before is null ? null : now - before;
        var percent = amounts && reason is null ? Exact.Percent(difference, before) : null;
        return new()
        {
            ["absolute"] = amounts ? difference?.Plain() : null,
            ["percent"] = percent?.Share(),
            ["points"] = amounts ? null : difference?.Share(),
            ["reason"] = reason,
            ["text"] = reason is not null ? Words.Reason(reason)
                : words.Moved(indicator, now!, before!, percent ?? difference!, amounts ? "%" : " điểm phần trăm"),
        };
    }
}
