using Analytics.Reports.Intake.Submissions;
using Analytics.Reports.Intake.Template;

namespace Analytics.Reports.Intake;

/// <summary>
/// The sentences of an import, Vietnamese and English. <c>{v}</c> is the value found, <c>{0}</c> … the problem's details. Each says what was
/// found, what is accepted and what to do.
/// </summary>
internal static class IntakeWording
{
    private static readonly Dictionary<ProblemCode, (string Vi, string En)> Sentences = new()
    {
        [ProblemCode.ImportInFuture] = (
            "{v} ở tương lai; chỉ nhận thời điểm không sau {0}.",
            "{v} is in the future; give a time not after {0}."),
        [ProblemCode.PathMissing] = (
            "không có tệp hay thư mục này; kiểm tra lại đường dẫn.",
            "there is no such file or folder; check the path."),
        [ProblemCode.NothingToImport] = (
            "không có tệp dữ liệu nào; cần bảng tính .xlsx theo mẫu hoặc ít nhất một trong: {0}.",
            "no data file is here; a template workbook (.xlsx) or at least one of these is needed: {0}."),
        [ProblemCode.NotADataFile] = (
            "tên tệp này không được nhận; hãy đổi tên hoặc bỏ ra ngoài. Các tên được nhận: *.xlsx theo mẫu, {0}.",
            "this file name is not accepted; rename it or move it away. Accepted names: *.xlsx of the template, {0}."),
        [ProblemCode.SameName] = (
            "hai tệp cùng có tên này (dấu tiếng Việt chỉ khác cách mã hóa, dựng sẵn hay tổ hợp); hãy đổi tên một tệp rồi nhập lại.",
            "two files have this name (their letters differ only in how marks are encoded, composed or decomposed); rename one, then import again."),
        [ProblemCode.Unreadable] = (
            "không đọc được ({0}); hãy đóng tệp ở chương trình khác hoặc cấp quyền đọc, rồi nhập lại.",
            "cannot be read ({0}); close it in other programs or grant the right to read it, then import again."),
        [ProblemCode.EmptyFile] = (
            "tệp rỗng, hoặc không phải là tệp; cần một dòng tiêu đề và các dòng dữ liệu.",
            "the file is empty, or is none; a header row and rows of data are needed."),
        [ProblemCode.NotUtf8] = (
            "byte {0} không phải UTF-8: tệp ở bảng mã khác, như Windows-1258, hoặc bị cắt cụt; trong Excel hãy lưu lại (Save As) dạng \"CSV UTF-8\".",
            "byte {0} is not UTF-8: the file is in another encoding, such as Windows-1258, or cut off; in Excel save it again (Save As) as \"CSV UTF-8\"."),
        [ProblemCode.Utf16] = (
            "tệp mã hóa UTF-16; cần UTF-8: trong Excel hãy lưu lại (Save As) dạng \"CSV UTF-8\".",
            "the file is UTF-16; UTF-8 is needed: in Excel save it again (Save As) as \"CSV UTF-8\"."),
        [ProblemCode.NulByte] = (
            "có byte NUL: tệp hỏng hoặc mã hóa UTF-16; hãy lưu lại dạng \"CSV UTF-8\".",
            "there is a NUL byte: the file is damaged or UTF-16; save it again as \"CSV UTF-8\"."),
        [ProblemCode.NoHeader] = (
            "{v} không phải dòng tiêu đề; dòng đầu phải là tên các cột (* có thể bỏ): {0}.",
            "{v} is not a header row; the first row must name the columns (* may be left out): {0}."),
        [ProblemCode.WrongSeparator] = (
            "các cột ngăn cách bằng {v}; cần dấu phẩy. Hãy đặt dấu phân cách danh sách (List separator) của Windows là dấu phẩy rồi trong Excel lưu lại dạng \"CSV UTF-8\"; các cột: {0}.",
            "columns are separated by {v}; commas are needed. Set the List separator of Windows to a comma, then save it in Excel as \"CSV UTF-8\"; columns: {0}."),
        [ProblemCode.UnknownColumn] = (
            "cột {v} không được nhận; hãy bỏ hoặc sửa tên. Các cột được nhận (* có thể bỏ): {0}.",
            "column {v} is not accepted; remove or rename it. Accepted columns (* may be left out): {0}."),
        [ProblemCode.MissingColumn] = (
            "thiếu cột này; dòng tiêu đề là {v}, cần (* có thể bỏ): {0}.",
            "this column is missing; the header is {v}, needed are (* may be left out): {0}."),
        [ProblemCode.DuplicateColumn] = (
            "cột {v} có hai lần; hãy bỏ một. Các cột được nhận: {0}.",
            "column {v} stands twice; remove one. Accepted columns: {0}."),
        [ProblemCode.BackfillNeeded] = (
            "cột {v} chỉ được nhận với tùy chọn --backfill; hãy thêm --backfill hoặc bỏ cột.",
            "column {v} is accepted only with --backfill; add --backfill or remove the column."),
        [ProblemCode.RaggedRow] = (
            "dòng có {v} ô, tiêu đề có {0} cột; cần số ô bằng số cột (ô chứa dấu phẩy phải đặt trong ngoặc kép).",
            "the row has {v} cells, the header {0} columns; they must agree (put a cell with a comma in double quotes)."),
        [ProblemCode.BadQuote] = (
            "dấu ngoặc kép đặt sai trong {v}; ô có ngoặc kép phải nằm trọn trong ngoặc kép, và mỗi ngoặc kép bên trong viết hai lần (\"\").",
            "a double quote is misplaced in {v}; quote the whole cell and double each quote inside it (\"\")."),
        [ProblemCode.RecordTooLong] = (
            "dòng dài quá 1 MB; có lẽ một dấu ngoặc kép chưa đóng: hãy đóng ngoặc kép.",
            "the row is longer than 1 MB; a double quote was probably not closed: close it."),
        [ProblemCode.Required] = (
            "ô trống; cột này cần một giá trị.",
            "the cell is empty; this column needs a value."),
        [ProblemCode.BadCode] = (
            "{v} không phải mã; mã gồm chữ thường a–z, chữ số, '.', '_', '-', bắt đầu bằng chữ hoặc số, tối đa 64 ký tự.",
            "{v} is not a code; a code has lower-case letters a–z, digits, '.', '_', '-', begins with a letter or digit, at most 64 characters."),
        [ProblemCode.BadText] = (
            "{v} không phải văn bản nhận được; cần có chữ và không có ký tự điều khiển (trừ tab, xuống dòng).",
            "{v} is not acceptable text; it needs words and no control characters (but tabs and line breaks)."),
        [ProblemCode.BadEmail] = (
            "{v} không phải một địa chỉ thư; viết như van-phong@don-vi.example.",
            "{v} is not one e-mail address; write it like office@unit.example."),
        [ProblemCode.BadNumber] = (
            "{v} không phải số thập phân thường; viết như 1234.5: dấu chấm thập phân, không dấu ngăn cách, tối đa 18 chữ số trước và 6 sau dấu chấm.",
            "{v} is not a plain decimal; write it like 1234.5: a decimal point, no separators, at most 18 digits before and 6 after it."),
        [ProblemCode.BadInteger] = (
            "{v} không phải số nguyên trong khoảng {0}.",
            "{v} is not a whole number in {0}."),
        [ProblemCode.BadQuarter] = (
            "{v} không phải quý; viết như 2023-Q1 (Q1 đến Q4).",
            "{v} is not a quarter; write it like 2023-Q1 (Q1 to Q4)."),
        [ProblemCode.BadPeriod] = (
            "{v} không phải kỳ; viết như 2023-Q1, 2023-H1, 2023-9M, 2023 hoặc 2020-2025.",
            "{v} is not a period; write it like 2023-Q1, 2023-H1, 2023-9M, 2023 or 2020-2025."),
        [ProblemCode.BadTerm] = (
            "{v} không phải mã nhiệm kỳ; viết như 2020-2025.",
            "{v} is not the code of a term; write it like 2020-2025."),
        [ProblemCode.BadDate] = (
            "{v} không phải ngày; viết như 2023-09-19 (năm-tháng-ngày).",
            "{v} is not a date; write it like 2023-09-19 (year-month-day)."),
        [ProblemCode.BadLocalTime] = (
            "{v} không phải ngày giờ; viết như 2023-09-19T14:00 (giờ Việt Nam, không kèm múi giờ).",
            "{v} is not a date and time; write it like 2023-09-19T14:00 (Vietnamese time, no offset)."),
        [ProblemCode.BadInstant] = (
            "{v} không phải thời điểm; viết như 2023-09-18T17:00:00+07:00 (không kèm múi giờ là giờ Việt Nam).",
            "{v} is not a time; write it like 2023-09-18T17:00:00+07:00 (without an offset it is Vietnamese time)."),
        [ProblemCode.BadChoice] = (
            "{v} không được nhận; chỉ nhận: {0}.",
            "{v} is not accepted; accepted are: {0}."),
        [ProblemCode.BadTokens] = (
            "{v} không phải danh sách mã; viết các loại hoặc mã đơn vị cách nhau bằng ';', như party_board;btc.",
            "{v} is not a list of codes; write unit kinds or codes separated by ';', like party_board;btc."),
        [ProblemCode.EndBeforeStart] = (
            "{v} trước {0} ({1}); phải bằng hoặc sau.",
            "{v} is before {0} ({1}); it must be equal or later."),
        [ProblemCode.NotPositive] = (
            "{v} không lớn hơn 0; cần số lớn hơn 0, hoặc để trống.",
            "{v} is not above 0; give a number above 0, or leave it empty."),
        [ProblemCode.WeightRange] = (
            "trọng số {v} ngoài khoảng; cần lớn hơn 0 và không quá 1.",
            "weight {v} is out of range; it must be above 0 and at most 1."),
        [ProblemCode.RatioNeedsPart] = (
            "ô trống; chỉ tiêu loại ratio cần numerator và denominator.",
            "the cell is empty; an indicator of kind ratio needs numerator and denominator."),
        [ProblemCode.OnlyRatioHasParts] = (
            "{v} ở chỉ tiêu loại {0}; chỉ loại ratio có numerator và denominator: hãy để trống hoặc sửa kind.",
            "{v} stands on an indicator of kind {0}; only a ratio has numerator and denominator: leave it empty or correct kind."),
        [ProblemCode.RatioIsNotReported] = (
            "{v}: chỉ tiêu loại ratio không có đơn vị báo cáo riêng; hãy để trống.",
            "{v}: an indicator of kind ratio is not reported by anyone; leave it empty."),
        [ProblemCode.ValueToWithoutValue] = (
            "{v} là đầu trên của một khoảng nhưng value trống; hãy điền value hoặc bỏ value_to.",
            "{v} is the upper end of a range but value is empty; fill in value or remove value_to."),
        [ProblemCode.ValueToBelowValue] = (
            "{v} nhỏ hơn value ({0}); đầu trên phải bằng hoặc lớn hơn.",
            "{v} is below value ({0}); the upper end must be equal or greater."),
        [ProblemCode.RecordedInFuture] = (
            "{v} ở tương lai; chỉ nhận thời điểm không sau {0}.",
            "{v} is in the future; give a time not after {0}."),
        [ProblemCode.DuplicateKey] = (
            "khóa {v} đã có ở {0}, dòng {1}; mỗi khóa chỉ một dòng trong một lần nhập: hãy bỏ một dòng.",
            "key {v} already stands in {0}, row {1}; a key may have one row per import: remove one."),
        [ProblemCode.UnknownUnit] = (
            "không có đơn vị {v}; hãy sửa mã hoặc thêm đơn vị vào units.csv.",
            "there is no unit {v}; correct the code or add the unit to units.csv."),
        [ProblemCode.UnknownIndicator] = (
            "không có chỉ tiêu {v}; hãy sửa mã hoặc thêm chỉ tiêu vào indicators.csv.",
            "there is no indicator {v}; correct the code or add the indicator to indicators.csv."),
        [ProblemCode.UnknownTerm] = (
            "không có nhiệm kỳ {v}; hãy sửa mã hoặc thêm nhiệm kỳ vào terms.csv.",
            "there is no term {v}; correct the code or add the term to terms.csv."),
        [ProblemCode.NotACommittee] = (
            "đơn vị {v} thuộc loại {0}; cần đơn vị loại committee.",
            "unit {v} is of kind {0}; a unit of kind committee is needed."),
        [ProblemCode.OutsideValidity] = (
            "{v} ngoài thời gian hiệu lực của đơn vị ({0}); chỉ nhận quý trong thời gian đó.",
            "{v} is outside the unit's validity ({0}); only quarters within it are accepted."),
        [ProblemCode.NotAReporter] = (
            "{v} không báo cáo chỉ tiêu này; reported_by của chỉ tiêu là {0} (loại hoặc mã đơn vị).",
            "{v} does not report this indicator; its reported_by is {0} (unit kinds or codes)."),
        [ProblemCode.RatioObserved] = (
            "{v} là chỉ tiêu loại ratio, được tính từ {0}; hãy báo cáo hai chỉ tiêu đó, không báo cáo tỷ lệ.",
            "{v} is of kind ratio, computed from {0}; report these two, not the ratio."),
        [ProblemCode.MilestoneValue] = (
            "{v} không được nhận cho chỉ tiêu loại milestone; chỉ nhận 0 hoặc 1.",
            "{v} is not accepted for a milestone; give 0 or 1."),
        [ProblemCode.NegativePercent] = (
            "{v} âm; chỉ tiêu loại percent cần số từ 0 trở lên.",
            "{v} is negative; a percent must be 0 or more."),
        [ProblemCode.ValueToNotPercent] = (
            "{v} ở chỉ tiêu loại {0}; value_to chỉ dùng cho loại percent: hãy để trống.",
            "{v} stands on an indicator of kind {0}; value_to is for kind percent only: leave it empty."),
        [ProblemCode.RatioPartKind] = (
            "chỉ tiêu {0} lấy {1} (loại {2}) làm phần của tỷ lệ; tử số và mẫu số phải thuộc loại flow hoặc stock.",
            "indicator {0} takes {1} (kind {2}) as a part; numerator and denominator must be of kind flow or stock."),
        [ProblemCode.ParentCycle] = (
            "{0} có cấp trên {v} và qua đó lại thuộc chính nó; hãy sửa parent để không thành vòng.",
            "{0} has the parent {v} and through it belongs to itself; correct parent so that there is no cycle."),
        [ProblemCode.PartCycle] = (
            "{0} là phần của {v} và qua đó là phần của chính nó; hãy sửa part_of để không thành vòng.",
            "{0} is part of {v} and through it of itself; correct part_of so that there is no cycle."),
        [ProblemCode.SuccessionCycle] = (
            "{0} được {v} kế thừa và qua đó kế thừa chính nó; hãy sửa để không thành vòng.",
            "{0} is succeeded by {v} and through it succeeds itself; correct it so that there is no cycle."),
        [ProblemCode.WeightsSum] = (
            "các trọng số của {0} cộng lại là {v}; phải bằng đúng 1.",
            "the weights of {0} add up to {v}; they must add up to exactly 1."),
        [ProblemCode.EffectiveDiffers] = (
            "các dòng của {0} có effective khác nhau ({v}); phải cùng một quý.",
            "the rows of {0} have different effective quarters ({v}); they must agree."),
        [ProblemCode.PredecessorValid] = (
            "{0} vẫn còn hiệu lực ở {1} (valid_to: {2}); valid_to của đơn vị trước phải trước effective.",
            "{0} is still valid in {1} (valid_to: {2}); the predecessor's valid_to must be before effective."),
    };

    public static string Message(Problem problem, string language)
    {
        var (vi, en) = problem.Place is null && Sentences.TryGetValue(problem.Code, out var ofFile)
            ? ofFile
            : FormWording.Find(problem.Code) ?? SubmissionWording.Find(problem.Code) ?? Sentences[problem.Code];
        return IntakeLines.Fill(IntakeLines.Pick(language, vi, en), problem.Value, problem.Details);
    }

    public static string Line(Problem problem, string language) =>
        $"{IntakeLines.Where(problem.File, problem.Place, problem.Row, problem.Column, language)}: {Message(problem, language)}";
}
