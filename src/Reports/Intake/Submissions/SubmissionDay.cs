using System.Globalization;
using Analytics.Reports.Periods;

namespace Analytics.Reports.Intake.Submissions;

/// <summary>The Vietnamese day of a submission as people write it: <c>14/09/2023</c>.</summary>
internal static class SubmissionDay
{
    /// <param name="utc">When it was recorded.</param>
    public static string Text(DateTime utc) =>
        VietnamTime.DayOf(new DateTimeOffset(utc, TimeSpan.Zero)).ToString("dd'/'MM'/'yyyy", CultureInfo.InvariantCulture);
}
