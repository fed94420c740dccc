using System.Globalization;
using Analytics.Worker.Packs;

namespace Analytics.Worker.Desk.Wording;

/// <summary>How long something took or takes, in the one or two units that matter.</summary>
internal static class Duration
{
    public static Sentence Of(TimeSpan length) => length switch
    {
        { TotalSeconds: < 10 } => new(
            length.TotalSeconds.ToString("0.0", CultureInfo.GetCultureInfo("vi-VN")) + " giây",
            length.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture) + " s"),
        { TotalMinutes: < 1 } => One((int)length.TotalSeconds, "giây", "s"),
        { TotalHours: < 1 } => Two((int)length.TotalMinutes, "phút", "min", length.Seconds, "giây", "s"),
        { TotalDays: < 1 } => Two((int)length.TotalHours, "giờ", "h", length.Minutes, "phút", "min"),
        _ => Two((int)length.TotalDays, "ngày", "d", length.Hours, "giờ", "h"),
    };

    private static Sentence One(int number, string vi, string en) => new(
        string.Create(CultureInfo.InvariantCulture, $"{number} {vi}"), string.Create(CultureInfo.InvariantCulture, $"{number} {en}"));

    private static Sentence Two(int large, string largeVi, string largeEn, int small, string smallVi, string smallEn)
    {
        var (first, second) = (One(large, largeVi, largeEn), One(small, smallVi, smallEn));
        return small == 0 ? first : new Sentence($"{first.Vi} {second.Vi}", $"{first.En} {second.En}");
    }
}
