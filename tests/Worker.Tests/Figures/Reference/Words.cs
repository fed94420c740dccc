using System.Globalization;

namespace Analytics.Worker.Tests.Figures.Reference;

/// <summary>Texts of values and changes (CONTRACT §3, JSON; DOMAIN §5.7).</summary>
internal sealed class Words(bool truncate)
{
    public const string Equal = "bằng cùng kỳ năm trước";

    public static bool IsShare(Row indicator, bool total) =>
        indicator["kind"] is "ratio" or "percent" || (total && indicator["kind"] == "milestone");

    public string Value(Row indicator, Taken taken, bool total)
    {
        if (taken.Value is null)
        {
            return "–";
        }

        var number = Number(indicator, taken.Value);
        if (taken.To is not null && Number(indicator, taken.To) is var end && end != number)
        {
            number += "–" + end;
        }

        var hedge = taken.Qualifier switch { "over" => "hơn ", "nearly" => "gần ", "about" => "khoảng ", _ => "" };
        return hedge + number + (IsShare(indicator, total) ? "%" : "");
    }

    /// <summary>A change in percent, or in points.</summary>
    public string Moved(Row indicator, Exact now, Exact before, Exact change, string sign)
    {
        var moved = change.Size().Vietnamese(1, truncate);
        return moved == "0,0" || Number(indicator, now) == Number(indicator, before) ? Equal
            : (change.Sign > 0 ? "tăng " : "giảm ") + moved + sign;
    }

    public string Attained(Exact? attained) => attained is null ? "–" : "đạt " + attained.Vietnamese(1, truncate) + "%";

    public static string Reason(string reason) => reason switch
    {
        "not_comparable" => "không so sánh với cùng kỳ do sắp xếp đơn vị hành chính",
        "missing" or "base_missing" => "không có số liệu so sánh cùng kỳ",
        "base_zero" => "cùng kỳ năm trước không phát sinh",
        _ => "không tính tỷ lệ so với cùng kỳ do số liệu cùng kỳ âm",
    };

    private string Number(Row indicator, Exact value) => (value / Exact.Parse(indicator["scale"]))
        .Vietnamese(int.Parse(indicator["decimals"], CultureInfo.InvariantCulture), truncate);
}
