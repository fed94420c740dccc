using System.Globalization;
using Analytics.Reports.Audit;

namespace Analytics.Reports.Intake.Warnings;

/// <summary>The sentences of warnings, as <see cref="IntakeWording"/> has those of problems.</summary>
internal static class WarningWording
{
    /// <param name="Numbers">How many of the details, the first ones, are numbers.</param>
    private sealed record Sentence(int Numbers, string Vi, string En);

    private static readonly Dictionary<WarningCode, Sentence> Sentences = new()
    {
        [WarningCode.Outlier] = new(
            3,
            "{0} khác xa mức thường thấy {1} (trung vị của {2} quý có số liệu trong 2 năm trước đó); hãy kiểm tra lại, nếu sai thì gửi lại số đúng.",
            "{0} is far from the usual {1} (median of {2} quarters present in the two years before); check it, and send the right number if it is wrong."),
        [WarningCode.ZeroAfterHistory] = new(
            1,
            "số 0, trong khi cả {0} quý có số liệu trong 2 năm trước đó đều lớn hơn 0; nếu chưa có số liệu thì để trống, không ghi 0.",
            "zero, while all {0} quarters present in the two years before are above 0; if the number is not known yet, leave it empty instead."),
        [WarningCode.NumeratorExceedsDenominator] = new(
            2,
            "tử số {0} ({2}) lớn hơn mẫu số {1} ({3}) của cùng quý; hãy kiểm tra cả hai số.",
            "the numerator {0} ({2}) is larger than the denominator {1} ({3}) of the same quarter; check both numbers."),
        [WarningCode.RepeatedText] = new(
            0,
            "{v} giống hệt lời văn của kỳ {0}; hãy viết cho kỳ này.",
            "{v} is the same, word for word, as for {0}; write what is true of this period."),
        [WarningCode.IdentityNumber] = new(
            1,
            "có dãy {0} chữ số {v} trông như số căn cước hoặc chứng minh nhân dân; báo cáo không ghi dữ liệu cá nhân: hãy bỏ số này.",
            "{0} digits in a row, {v}, look like the number of an identity card; a report holds no personal data: remove it."),
        [WarningCode.TelephoneNumber] = new(
            0,
            "có số {v} trông như số điện thoại; báo cáo không ghi dữ liệu cá nhân: hãy bỏ số này.",
            "the number {v} looks like a telephone number; a report holds no personal data: remove it."),
        [WarningCode.ListOfPersons] = new(
            1,
            "có vẻ liệt kê họ tên {0} người; báo cáo chỉ nêu số lượng và chức danh: hãy bỏ họ tên.",
            "the names of {0} persons seem to be listed; a report tells numbers and offices only: remove the names."),
    };

    public static string Message(Warning warning, string language)
    {
        var sentence = Sentences[warning.Code];
        return IntakeLines.Fill(
            IntakeLines.Pick(language, sentence.Vi, sentence.En),
            warning.Value,
            [.. warning.Details.Select((detail, index) => index < sentence.Numbers ? Number(detail, language) : detail)]);
    }

    public static string Comment(Warning warning, string language) => Mark(language) + Message(warning, language);

    public static string Line(Warning warning, string language) =>
        $"{Mark(language)}{IntakeLines.Where(warning.File, warning.Place, warning.Row, warning.Column, language)}: {Message(warning, language)}";

    /// <summary>How a line or a comment begins that is a warning.</summary>
    public static string Mark(string language) => IntakeLines.Pick(language, "Lưu ý: ", "Warning: ");

    private static string Number(string detail, string language)
    {
        var exact = Amounts.Exact(decimal.Parse(detail, CultureInfo.InvariantCulture));
        return IntakeLines.Pick(language, exact, Amounts.English(exact));
    }
}
