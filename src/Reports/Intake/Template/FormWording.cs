namespace Analytics.Reports.Intake.Template;

/// <summary>
/// The sentences for collection workbooks, Vietnamese and English, written as those of <see cref="IntakeWording"/>; where that has a
/// sentence too, this one is for people who see cells and not the columns of a CSV file.
/// </summary>
internal static class FormWording
{
    private static readonly Dictionary<ProblemCode, (string Vi, string En)> Sentences = new()
    {
        [ProblemCode.NotAWorkbook] = (
            "không đọc được như một bảng tính .xlsx; hãy mở bằng Excel hoặc LibreOffice, lưu lại dạng .xlsx rồi nhập lại.",
            "cannot be read as an .xlsx workbook; open it in Excel or LibreOffice, save it as .xlsx and import it again."),
        [ProblemCode.OldWorkbook] = (
            "là tệp .xls cũ; hãy mở và lưu lại dạng .xlsx.",
            "is an old .xls file; open it and save it as .xlsx."),
        [ProblemCode.PasswordWorkbook] = (
            "cần mật khẩu để mở; hãy bỏ mật khẩu và lưu lại dạng .xlsx.",
            "needs a password to open; remove the password and save it as .xlsx."),
        [ProblemCode.MacroWorkbook] = (
            "có macro; chỉ nhận bảng tính không có macro: hãy lưu lại dạng .xlsx.",
            "has macros; only workbooks without them are accepted: save it as .xlsx."),
        [ProblemCode.DamagedWorkbook] = (
            "là tệp .xlsx hỏng hoặc bị cắt mất phần cuối; hãy chép hoặc gửi lại tệp.",
            "is an .xlsx file that is damaged or cut off at its end; copy or send it again."),
        [ProblemCode.DamagedPart] = (
            "hỏng ở {v}: nội dung không khớp độ dài hoặc mã kiểm tra ghi trong tệp; hãy chép hoặc gửi lại tệp.",
            "is damaged at {v}: its content is not of the length or check sum that the file says; copy or send the file again."),
        [ProblemCode.TooManyParts] = (
            "có {v} tệp bên trong; một bảng tính có vài chục, chỉ nhận đến {0}: hãy chép số liệu sang mẫu lập lại.",
            "has {v} files inside; a workbook has a few dozen, at most {0} are accepted: copy the figures to a new template."),
        [ProblemCode.UnpacksTooLarge] = (
            "giải nén ra quá {0} MB, vượt ở {v}; mẫu đã điền chỉ vài MB: hãy bỏ hình ảnh và những gì không thuộc mẫu.",
            "unpacks to more than {0} MB, exceeded at {v}; a filled-in template has a few: remove pictures and what is not part of it."),
        [ProblemCode.PackedTooTightly] = (
            "{v} nén nhỏ hơn quá {0} lần, như chỉ tệp phá hoại mới có; hãy chép số liệu sang mẫu lập lại.",
            "{v} is packed more than {0} times smaller, as only a harmful file is; copy the figures to a new template."),
        [ProblemCode.TooManyNodes] = (
            "có quá nhiều ô, hàng hoặc vùng gộp, vượt ở {v}; cả bảng tính nhận đến {0} phần tử và thuộc tính XML: hãy chép số liệu sang mẫu lập lại.",
            "has too many cells, rows or merged ranges, exceeded at {v}; a workbook may have {0} XML elements and attributes: copy the figures to a new template."),
        [ProblemCode.TooDeep] = (
            "{v} lồng nhau quá {0} tầng, như chỉ tệp phá hoại mới có; hãy chép số liệu sang mẫu lập lại.",
            "{v} nests deeper than {0} levels, as only a harmful file does; copy the figures to a new template."),
        [ProblemCode.TextTooLong] = (
            "{v} có văn bản dài hơn {0} ký tự, nhiều hơn một ô chứa được; hãy rút ngắn hoặc chia ra nhiều ô.",
            "{v} has a text of more than {0} characters, which is more than a cell holds; shorten it or use several cells."),
        [ProblemCode.TooManySheets] = (
            "có hơn {0} trang; hãy bỏ những trang không thuộc mẫu.",
            "has more than {0} sheets; remove those that are not part of the template."),
        [ProblemCode.DocumentType] = (
            "{v} khai báo DOCTYPE, có thể trỏ tới tệp khác hoặc phình ra vô hạn; không chương trình bảng tính nào ghi như vậy: hãy mở và lưu lại dạng .xlsx.",
            "{v} declares a DOCTYPE, which may point at other files or grow without end; no spreadsheet program writes one: open it and save it as .xlsx."),
        [ProblemCode.CharacterData] = (
            "{v} có đoạn CDATA, có thể giấu văn bản dài vô hạn; không chương trình bảng tính nào ghi như vậy: hãy mở và lưu lại dạng .xlsx.",
            "{v} has a CDATA section, which may hide texts without end; no spreadsheet program writes one: open it and save it as .xlsx."),
        [ProblemCode.StrangePart] = (
            "có tệp bên trong tên {v}, trỏ ra ngoài bảng tính; hãy mở và lưu lại dạng .xlsx.",
            "has a file inside named {v}, which points outside the workbook; open it and save it as .xlsx."),
        [ProblemCode.DuplicateSheet] = (
            "có hai trang cùng tên {v}; hãy bỏ hoặc đổi tên một trang.",
            "has two sheets named {v}; remove or rename one."),
        [ProblemCode.LineAboveHeadings] = (
            "{v} nằm trên hàng tiêu đề cột, nơi không có ô nhập nào được đọc; hãy chuyển cả hàng xuống dưới tiêu đề, hoặc ghi vào mẫu lập lại.",
            "{v} stands above the column headings, where no input is read; move its whole row below them, or write it into a new template."),
        [ProblemCode.RepeatedCell] = (
            "{v} là nội dung thứ hai của cùng một ô trong tệp; hãy mở, ghi lại ô này và lưu.",
            "{v} is a second content of the same cell in the file; open it, write this cell again and save it."),
        [ProblemCode.RepeatedColumn] = (
            "cột {v} có hai lần trong hàng thứ nhất (bị ẩn); hãy xóa cột được chép thêm.",
            "column {v} stands twice in the first (hidden) row; delete the copied column."),
        [ProblemCode.MergedInput] = (
            "ô nhập đã gộp với ô khác nên không rõ giá trị thuộc hàng nào; hãy bỏ gộp ô và ghi vào từng ô.",
            "the input is merged with other cells, so it is open which row its value belongs to; unmerge and write into each cell."),
        [ProblemCode.WorkbookTooLarge] = (
            "lớn hơn 20 MB; mẫu đã điền chỉ nhỏ hơn 1 MB: hãy bỏ hình ảnh và những gì không thuộc mẫu.",
            "is larger than 20 MB; a filled-in template has less than 1 MB: remove pictures and what is not part of it."),
        [ProblemCode.NotATemplate] = (
            "không phải mẫu thu thập: thiếu tên {0}; hãy điền vào mẫu do lệnh `template` lập.",
            "is no collection template: it lacks the names {0}; fill in the one that `template` makes."),
        [ProblemCode.OtherTemplate] = (
            "mẫu phiên bản {v}; chỉ nhận phiên bản {0}: hãy lập lại mẫu bằng lệnh `template` và chép số liệu sang.",
            "the template has version {v}, accepted is {0}: make it again with `template` and copy the figures."),
        [ProblemCode.UnknownSeries] = (
            "không có loại báo cáo {v}; lệnh `series list` cho biết những loại đang có.",
            "there is no series {v}; `series list` shows those that exist."),
        [ProblemCode.StrangeSheet] = (
            "trang {v} không thuộc mẫu hoặc mất hàng thứ nhất (bị ẩn); hãy bỏ trang này, hoặc chép số liệu sang mẫu lập lại.",
            "sheet {v} is not part of the template, or lost its first (hidden) row; remove it, or copy the figures to a new template."),
        [ProblemCode.LineWithoutCode] = (
            "{v} ở một hàng không có mã của mẫu; hãy ghi vào ô màu vàng của đúng hàng.",
            "{v} stands in a row without a code of the template; write it in the yellow cell of its row."),
        [ProblemCode.FormulaCell] = (
            "ô có công thức; hãy ghi số, hoặc chép rồi dán giá trị.",
            "the cell has a formula; write the number, or copy and paste its value."),
        [ProblemCode.ErrorCell] = (
            "ô có lỗi {v}; hãy ghi số hoặc để trống.",
            "the cell has the error {v}; write a number or leave it empty."),
        [ProblemCode.DateCell] = (
            "ô là ngày hoặc giờ; hãy đặt ô về dạng văn bản (Text) rồi ghi lại, thí dụ 1234 hoặc 3/5.",
            "the cell is a date or time; format it as text and write it again, such as 1234 or 3/5."),
        [ProblemCode.TruthCell] = (
            "ô là TRUE hoặc FALSE (đúng hoặc sai); hãy ghi lại bằng số hoặc bằng chữ, hoặc để trống.",
            "the cell is TRUE or FALSE; write a number or words, or leave it empty."),
        [ProblemCode.NotANumber] = (
            "{v} không phải số; viết như 1234, 1.234, 3,5, trên 1.300, hoặc để trống nếu chưa báo cáo.",
            "{v} is not a number; write it like 1234, 1.234 (thousands), 3,5 (decimals), trên 1.300, or leave it empty if it is not reported."),
        [ProblemCode.EnglishNumber] = (
            "{v} dùng dấu phẩy ngăn cách hàng nghìn; viết kiểu Việt Nam như 1.234.567 hoặc 1.234,5.",
            "{v} has commas between thousands; write it the Vietnamese way, like 1.234.567 or 1.234,5."),
        [ProblemCode.AmbiguousNumber] = (
            "{v} có thể là {0} hoặc {1}; hãy ghi rõ một trong hai.",
            "{v} may be {0} (decimal comma) or {1}; write one of the two."),
        [ProblemCode.AmbiguousComma] = (
            "{v} có thể là {0} (phần nghìn) hoặc {1} (phần thập phân); hãy ghi rõ một trong hai.",
            "{v} may be {0} (thousands) or {1} (decimals); write one of the two."),
        [ProblemCode.NotItsMeasure] = (
            "{v} có phần sau số không phải đơn vị tính của chỉ tiêu (“{0}”); hãy ghi số, có thể kèm đơn vị tính đó.",
            "{v} has something behind the number that is not the indicator's measure (“{0}”); write the number, perhaps with that measure."),
        [ProblemCode.TooPrecise] = (
            "{v} có quá nhiều chữ số; tối đa 15 chữ số nếu là ô số, 18 chữ số trước và 6 sau dấu phẩy: hãy làm tròn.",
            "{v} has too many digits; at most 15 in a numeric cell, 18 before and 6 after the decimal comma: round it."),
        [ProblemCode.MilestoneWord] = (
            "{v} không được nhận; chỉ nhận Đạt, Chưa, 1 hoặc 0.",
            "{v} is not accepted; give Đạt (reached), Chưa (not yet), 1 or 0."),
        [ProblemCode.FractionNotHere] = (
            "{v} là tỷ lệ nhưng ô này cần một số; chỉ dòng thứ nhất của một tỷ lệ nhận “35/55”: hãy ghi hai số ở hai dòng.",
            "{v} is a ratio, but this cell needs one number; only the first row of a ratio takes “35/55”: write the two numbers in their rows."),
        [ProblemCode.HedgedFraction] = (
            "{v}: không rõ mức độ là của số nào trong hai số; hãy ghi hai số ở hai dòng và chọn mức độ ở từng dòng.",
            "{v} leaves open which of the two numbers is inexact; write the two numbers in their rows and choose the qualifier in each."),
        [ProblemCode.FractionOrDate] = (
            "{v} có thể là ngày, tháng, hoặc quý, đợt của một năm; nếu là tỷ lệ, hãy ghi hai số ở hai dòng.",
            "{v} may be a day, a month, or a quarter or round of a year; if it is a ratio, write the two numbers in their rows."),
        [ProblemCode.HedgedRange] = (
            "{v}: một khoảng đã có hai đầu, không thể vừa “trên” hoặc “gần”; hãy ghi khoảng, hoặc một số kèm mức độ.",
            "{v} is a range, which has both its ends and is not over or nearly; write the range, or one number with its qualifier."),
        [ProblemCode.RangeNotHere] = (
            "{v} là một khoảng; chỉ chỉ tiêu phần trăm nhận khoảng: hãy ghi một số, có thể kèm trên, gần, khoảng.",
            "{v} is a range; only a percentage takes one: write one number, perhaps with trên, gần, khoảng."),
        [ProblemCode.PlanNotExact] = (
            "{v} không phải số đúng; kế hoạch cần một số đúng.",
            "{v} is not exact; a plan needs an exact number."),
        [ProblemCode.SaidTwice] = (
            "{v} khác với {0}, nơi ghi “{1}”; hãy sửa một trong hai ô.",
            "{v} contradicts {0}, which says “{1}”; correct one of the two cells."),
        [ProblemCode.SaidWithoutValue] = (
            "{v} sẽ mất vì hàng này chưa có giá trị; hãy ghi giá trị (không phát sinh thì ghi 0) hoặc bỏ nội dung ô này.",
            "{v} would be lost, because the row has no value; write the value (0 where nothing occurred) or empty this cell."),
        [ProblemCode.OtherMeasure] = (
            "{v} được ghi khi mẫu in đơn vị tính “{0}”, nay chỉ tiêu tính bằng “{1}”; hãy lập lại mẫu bằng lệnh `template` và ghi số theo đơn vị tính mới.",
            "{v} was written where the template says “{0}”, and the indicator is now counted in “{1}”; make the workbook again with `template` and write the number in the new measure."),
        [ProblemCode.DuplicateOfCell] = (
            "khóa {v} đã có ở {0}, ô {1}; mỗi khóa chỉ một lần trong một lần nhập: hãy bỏ một chỗ.",
            "key {v} already stands in {0}, cell {1}; a key may stand once per import: remove one."),
        [ProblemCode.ValueToWithoutValue] = (
            "{v} là đầu trên của một khoảng nhưng ô giá trị trống; hãy ghi đầu dưới hoặc bỏ đầu trên.",
            "{v} is the upper end of a range but the value is empty; write the lower end or remove the upper one."),
        [ProblemCode.ValueToBelowValue] = (
            "{v} có đầu trên nhỏ hơn đầu dưới ({0}); đầu trên phải bằng hoặc lớn hơn.",
            "{v} has an upper end below the lower one ({0}); it must be equal or greater."),
        [ProblemCode.ValueToNotPercent] = (
            "{v} là đầu trên của một khoảng; chỉ chỉ tiêu phần trăm có khoảng: hãy để trống.",
            "{v} is the upper end of a range, which only a percentage has: leave it empty."),
        [ProblemCode.MilestoneValue] = (
            "{v} không được nhận; chỉ nhận Đạt, Chưa, 1 hoặc 0.",
            "{v} is not accepted; give Đạt (reached), Chưa (not yet), 1 or 0."),
    };

    /// <summary>Null where the sentence for a CSV file says it.</summary>
    public static (string Vi, string En)? Find(ProblemCode code) => Sentences.TryGetValue(code, out var sentence) ? sentence : null;
}
