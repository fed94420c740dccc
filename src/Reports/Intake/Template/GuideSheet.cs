using System.Globalization;
using Analytics.Reports.Periods;

namespace Analytics.Reports.Intake.Template;

/// <summary>The first sheet: what this workbook is, until when it is due, and how to fill it in.</summary>
internal static class GuideSheet
{
    private static readonly (string Vi, string En)[] Lines =
    [
        ("1. Chỉ ghi vào ô màu vàng; các ô khác được khóa (không có mật khẩu). Không đổi tên, thêm, bớt trang.",
            "1. Write in yellow cells only; the others are locked (without a password). Do not rename, add or remove sheets."),
        ("2. Để trống hoặc ghi “-” là chưa báo cáo: không lưu gì và không xóa gì. Không phát sinh thì ghi 0 hoặc “không”.",
            "2. An empty cell or “-” is not reported: nothing is stored and nothing withdrawn. Where nothing occurred write 0 or “không”."),
        ("3. Số viết kiểu Việt Nam: 9.086 là chín nghìn; 3,5 là ba phẩy năm. Số tiền ghi bằng đơn vị tính của dòng, hoặc viết “385 triệu”, “3,5 tỷ”.",
            "3. Numbers the Vietnamese way: 9.086 is nine thousand; 3,5 is three and a half. Money in the measure of its row, or “385 triệu”, “3,5 tỷ”."),
        ("4. “2.1” không được nhận vì có thể là 2,1 hoặc 21. Không giá trị nào được đoán.",
            "4. “2.1” is refused: it may be 2,1 or 21. No value is ever guessed."),
        ("5. Tỷ lệ không phải ghi: ghi hai số ở hai dòng dưới nó, hoặc ghi “35/55” ở dòng thứ nhất; nếu “7/6” bị đổi thành ngày, hãy ghi '7/6. Khoảng: “96–98%”.",
            "5. Ratios are not asked for: fill in the two rows beneath, or write “35/55” in the first one; where “7/6” turns into a date, write '7/6. A range: “96–98%”."),
        ("6. Số chưa chính xác: chọn trên, gần, khoảng, hoặc viết “trên 1.300”. Số ước: chọn “ước”.",
            "6. An inexact number: choose trên (over), gần (nearly), khoảng (about), or write “trên 1.300”. An estimate: choose ước."),
        ("7. Giải thích một số liệu ở cột “Ghi chú”; lời văn ghi ở trang “Lời văn”.",
            "7. Explain a figure under “Ghi chú” (note); words go to the sheet “Lời văn”."),
    ];

    public static FormSheet Of(UnitForm form, SheetNames names)
    {
        List<FormRow> rows =
        [
            new([new(FormLook.Machine, FormVocabulary.Guide)], IsHidden: true),
            Wide(FormLook.Title, "Mẫu thu thập số liệu"),
            Wide(FormLook.Foreign, "Collection workbook"),
            Fact("Loại báo cáo", "Series", form.Series.TitleEn is { } title ? $"{form.Series.TitleVi} / {title}" : form.Series.TitleVi),
            Fact("Đơn vị", "Unit", form.Unit.NameEn is { } name ? $"{form.Unit.NameVi} / {name}" : form.Unit.NameVi),
            Fact("Kỳ số liệu", "Quarter", Sentence($"{PeriodNames.Vi(form.Quarter)} / {PeriodNames.En(form.Quarter)}")),
        ];
        if (form.Deadline is { } deadline)
        {
            rows.Add(Fact("Hạn gửi", "Due", deadline.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)));
        }

        rows.Add(new([]));
        foreach (var (vi, en) in Lines)
        {
            rows.Add(Wide(FormLook.Prose, vi));
            rows.Add(Wide(FormLook.Foreign, en));
        }

        return new(names.Take("Hướng dẫn"), [26, 114], 0, rows);
    }

    private static FormRow Wide(FormLook look, string text) => new([new(look, text)], IsWide: true, Height: 1 + (text.Length / 125));

    private static FormRow Fact(string vi, string en, string value) => new([new(FormLook.Text, $"{vi} / {en}"), new(FormLook.Text, value)]);

    private static string Sentence(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
