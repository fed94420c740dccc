using Analytics.Reports.Documents;
using Analytics.Reports.Figures;
using Analytics.Reports.Periods;

namespace Analytics.Reports.Rendering.Workbook;

/// <summary>What the workbook is, from which data it was made, and how its sheet of figures is to be read.</summary>
internal static class NotesSheet
{
    public static SheetContent Of(Document document, FigureSheet sheet)
    {
        var rows = SheetTop.Rows("Ghi chú", document);
        var headerRows = rows.Count;
        (string Name, string Value)[] notes =
        [
            ("Cơ quan", document.Letterhead.Issuer),
            ("Chuỗi báo cáo", sheet.Series),
            ("Kỳ báo cáo", sheet.Period.Code),
            ("Thời điểm chốt số liệu", VietnamTime.Format(sheet.AsOf)),
            ("Mã bộ số liệu", sheet.Snapshot),
            ("Trang tính “Số liệu”", "Mỗi dòng là một chỉ tiêu của toàn địa bàn (cột unit để trống) hoặc của một đơn vị; số chưa chia theo nghìn, triệu, tỷ và chưa làm tròn."),
            ("Ô để trống", "Không có số liệu; không phải bằng không."),
            ("Ô có dấu “…”", "Số nhỏ, không công bố theo đơn vị; những ô gắn với nó cũng để trống."),
            ("Các phụ lục", "Số trong ô là số đầy đủ; định dạng của ô cho thấy số như in trong báo cáo."),
        ];
        rows.AddRange(notes.Select(row => new SheetRow([SheetCell.Of(row.Name, CellLook.Title), SheetCell.Of(row.Value, CellLook.Prose)])));
        return new SheetContent("Ghi chú", false, [28, 90], headerRows, rows);
    }
}
