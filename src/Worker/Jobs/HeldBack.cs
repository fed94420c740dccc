using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Analytics.Reports.Figures;
using Analytics.Worker.Packs;

namespace Analytics.Worker.Jobs;

/// <summary>What a run waits for at its series' gate; the ledger keeps it as JSON.</summary>
/// <param name="Minimum">Percent of the units expected.</param>
/// <param name="Units">Those that have not reported in full, in display order.</param>
internal sealed record HeldBack(int Reported, int Expected, decimal Minimum, IReadOnlyList<HeldBackUnit> Units)
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static HeldBack By(decimal minimum, Coverage coverage) => new(
        coverage.Reported,
        coverage.Expected,
        minimum,
        [
            .. coverage.Units.Where(unit => unit.State != CoverageState.Reported)
                .Select(unit => new HeldBackUnit(unit.Unit.NameVi, unit.Unit.NameEn ?? unit.Unit.NameVi, unit.State == CoverageState.Partial)),
        ]);

    public static HeldBack Parse(string json) => JsonSerializer.Deserialize<HeldBack>(json, Format)!;

    public string ToJson() => JsonSerializer.Serialize(this, Format);

    [JsonIgnore]
    public Sentence Why
    {
        get
        {
            var asked = Minimum.ToString("0.##", CultureInfo.InvariantCulture);
            return new(
                FormattableString.Invariant($"Giữ lại vì chưa đủ đơn vị báo cáo: {Reported}/{Expected} đơn vị, cần {asked.Replace('.', ',')}%."),
                FormattableString.Invariant($"Held back: {Reported} of {Expected} units have reported, the gate asks for {asked}%."));
        }
    }

    [JsonIgnore]
    public Sentence Missing =>
        new($"Còn thiếu: {string.Join(", ", Units.Select(unit => unit.Vi))}.", $"Missing: {string.Join(", ", Units.Select(unit => unit.En))}.");
}

/// <param name="Partly">It sent a part of what it owes.</param>
internal sealed record HeldBackUnit(string Vi, string En, bool Partly)
{
    [JsonIgnore]
    public Sentence Name => new(Vi, En);

    [JsonIgnore]
    public Sentence State => Partly ? new("gửi chưa đủ", "reported in part") : new("chưa gửi", "has not reported");
}
