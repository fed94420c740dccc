using System.Globalization;
using Analytics.Reports.Periods;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Analytics.Reports.Intake.Template;

/// <summary>
/// The collection workbook of one unit for one quarter: how to fill it in, a sheet for each field, words, and plans where they are due. It
/// carries whose it is in defined names. The same form gives the same bytes.
/// </summary>
internal static class FormWorkbook
{
    public static byte[] Write(UnitForm form)
    {
        var names = new SheetNames();
        List<FormSheet> sheets = [GuideSheet.Of(form, names), .. FigureSheets.Of(form, names)];
        if (form.Period is { } period)
        {
            sheets.Add(OtherSheets.Words(form, period, names));
        }

        if (form.Plans.Count > 0)
        {
            sheets.Add(OtherSheets.Plans(form, names));
        }

        var xml = sheets.Select((sheet, index) => FormSheetXml.Of(sheet, index == 0).OuterXml).ToList();
        var title = $"{form.Series.TitleVi}, {form.Unit.NameVi}, {PeriodNames.Vi(form.Quarter)}";
        return FormPackage.Zip(Workbook(form.Identity, sheets).OuterXml, FormStyles.Of().OuterXml, FormPackage.Readable(title), xml);
    }

    private static Workbook Workbook(FormIdentity identity, IReadOnlyList<FormSheet> sheets) => new(
        new WorkbookProtection { LockStructure = true },
        new BookViews(new WorkbookView { ActiveTab = 0 }),
        new Sheets(sheets.Select((sheet, index) => new Sheet { Name = sheet.Name, SheetId = (uint)index + 1, Id = $"rId{Text(index + 1)}" })),
        new DefinedNames(
        [
            .. sheets.Select((sheet, index) => (sheet, index)).Where(pair => pair.sheet.HeaderRow > 0)
                .Select(pair => new DefinedName(Repeated(pair.sheet)) { Name = "_xlnm.Print_Titles", LocalSheetId = (uint)pair.index }),
            .. identity.Names.OrderBy(name => name.Name, StringComparer.Ordinal)
                .Select(name => new DefinedName($"\"{name.Value}\"") { Name = name.Name }),
        ]));

    private static string Repeated(FormSheet sheet) =>
        $"'{sheet.Name.Replace("'", "''", StringComparison.Ordinal)}'!${Text(sheet.HeaderRow)}:${Text(sheet.HeaderRow)}";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
