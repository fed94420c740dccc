using System.Globalization;
using System.Text.Json.Nodes;

namespace Analytics.Worker.Tests.Figures.Reference;

/// <summary>Who has reported (CONTRACT §3, coverage).</summary>
internal sealed class Coverage(Scene scene, Values values)
{
    public JsonObject Json()
    {
        var units = new JsonArray();
        int reported = 0, lateUnits = 0;
        foreach (var unit in scene.U)
        {
            var state = State(unit);
            var late = state != "missing" && IsLate(unit);
            reported += state == "reported" ? 1 : 0;
            lateUnits += late ? 1 : 0;
            units.Add((JsonNode)new JsonObject { ["unit"] = unit["code"], ["state"] = state, ["late"] = late });
        }

        return new() { ["expected"] = units.Count, ["reported"] = reported, ["late"] = lateUnits, ["units"] = units };
    }

    private string State(Row unit)
    {
        var owed = scene.Observed.FindAll(one => scene.Expected(unit, one, scene.Period)).ConvertAll(one => values.Own(unit, one, scene.Period));
        if (owed.Count == 0)
        {
            return scene.Notes.Exists(note =>
                note["unit"] == unit["code"] && note["kind"] == "result" && note["period"] == scene.Period.Code) ? "reported" : "missing";
        }

        return owed.TrueForAll(one => one.State == "complete") ? "reported"
            : owed.TrueForAll(one => one.Value is null) ? "missing"
            : "partial";
    }

    private bool IsLate(Row unit)
    {
        if (scene.Calendar is null)
        {
            return false;
        }

        // 24:00 of the deadline day in Vietnam, which keeps UTC+7 all year.
        var midnight = DateTimeOffset.Parse(scene.Calendar["unit_deadline"] + "T00:00:00+07:00", CultureInfo.InvariantCulture).AddDays(1);
        var last = new Span("last", scene.Period.Last, scene.Period.Last);
        return scene.Observed.Exists(one => scene.Newest(unit, one, last).Exists(row => scene.Reports(row).FirstOrDefault()?.RecordedAt > midnight));
    }
}
