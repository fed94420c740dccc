using System.Text.RegularExpressions;
using Analytics.Reports.Intake;
using Analytics.Reports.Intake.Template;
using Analytics.Reports.Intake.Workbooks;

namespace Analytics.Reports.Tests.Intake;

public sealed class FormReadingTests
{
    private static readonly byte[] Template = SampleForm.Workbook();

    [Fact]
    public void An_empty_template_says_nothing_and_has_no_problem()
    {
        var (rows, problems) = SampleForm.Read(Template);
        Assert.Empty(rows);
        Assert.Empty(problems);
    }

    [Fact]
    public void What_is_filled_in_becomes_rows_of_the_data_files()
    {
        var (rows, problems) = SampleForm.Read(FormEdit.Fill(
            Template,
            ("a05", "value", "trên 1.300"), ("a05", "note", " kể cả chuyển đến "),
            ("a04", "value", 9086), ("a04", "status", "Ước"),
            ("k01a", "value", "35/55"),
            ("b02", "value", "96–98%"), ("b02", "qualifier", "khoảng"),
            ("b07a", "value", "Đạt"),
            ("f01", "value", "3,5 tỷ"),
            ("plan:a05", "value", 180.5m), ("plan:a05", "source", "Kế hoạch 01"),
            ("organisation/result/2", "text", "Ý thứ hai."),
            ("people/proposal/1", "text", "Đề nghị.")));

        Assert.Empty(problems);
        Assert.Equal(
            [
                "btc,a05,2023-Q1,1300,over,,,,kể cả chuyển đến",
                "btc,a04,2023-Q1,9086,,,estimate",
                "btc,k01a,2023-Q1,35",
                "btc,k01b,2023-Q1,55",
                "btc,b02,2023-Q1,96,about,98",
                "btc,b07a,2023-Q1,1",
                "btc,f01,2023-Q1,3500000000",
                "btc,2023-Q1,organisation,result,2,Ý thứ hai.",
                "btc,2023-Q1,people,proposal,1,Đề nghị.",
                "btc,a05,2023-Q1,2023-Q4,180.5,plan,Kế hoạch 01",
            ],
            rows);
    }

    [Fact]
    public void A_dash_and_a_blank_are_not_reported_and_a_word_of_a_list_alone_says_nothing()
    {
        var (rows, problems) = SampleForm.Read(FormEdit.Fill(
            Template, ("a05", "value", "–"), ("a05", "qualifier", "trên"), ("a04", "value", "  "), ("a04", "status", "chính thức"), ("k01a", "value", "không")));
        Assert.Empty(problems);
        Assert.Equal(["btc,k01a,2023-Q1,0"], rows);
    }

    [Theory]
    [InlineData("0.30000000000000004", null, "0.3")]
    [InlineData("1.4000000000000001", null, "1.4")]
    [InlineData("3.5000000000000001E9", null, "3500000000")]
    [InlineData("123456789012345", null, "123456789012345")]
    [InlineData("1E-2", null, "0.01")]
    [InlineData("1.2345678901234567E+20", null, "too_precise")]
    [InlineData("33.3333333333333", null, "too_precise")]
    [InlineData("1234567890123456", null, "too_precise")]
    [InlineData("#REF!", "e", "error_cell")]
    [InlineData("1", "b", "truth_cell")]
    [InlineData("2023-03-05", "d", "date_cell")]
    public void A_typed_cell_is_the_number_that_its_user_sees(string value, string? type, string expected) =>
        Assert.Equal(expected, Value(SampleForm.Read(FormEdit.Fill(Template, ("a05", "value", new FormEdit.RawCell(value, type))))));

    [Theory]
    [InlineData("dd/mm/yyyy", "a05", "45050", "date_cell")]
    [InlineData("[$-42A]hh:mm", "a05", "0.5", "date_cell")]
    [InlineData("d-mmm", "b07a", "46180", "date_cell")]
    [InlineData("0.0%", "b02", "0.35", "35")]
    [InlineData("0.0%", "a05", "0.35", "not_its_measure")]
    [InlineData("#,##0.0 \"đồng một suất\"", "a05", "35", "35")]
    [InlineData("_-* #,##0.0_-;[Red]\\d0", "a05", "35", "35")]
    public void A_typed_number_means_what_its_format_shows(string format, string code, string value, string expected)
    {
        var style = ((int)FormLook.Decimal1).ToString(System.Globalization.CultureInfo.InvariantCulture);
        var filled = FormEdit.Fill(Template, (code, "value", new FormEdit.RawCell(value, Style: style)));
        var book = FormPart.Replace(filled, "xl/styles.xml", "formatCode=\"#,##0.0\"", $"formatCode=\"{System.Security.SecurityElement.Escape(format)}\"");
        Assert.Equal(expected, Value(SampleForm.Read(book)));
    }

    [Fact]
    public void A_formula_is_refused_whatever_it_came_to() =>
        Assert.Equal("formula_cell", Value(SampleForm.Read(FormEdit.Fill(Template, ("a05", "value", new FormEdit.RawCell("3", Formula: "1+2"))))));

    [Fact]
    public void The_lower_part_of_a_ratio_may_be_said_twice_but_not_differently()
    {
        Assert.Equal(["btc,k01a,2023-Q1,35", "btc,k01b,2023-Q1,55"], SampleForm.Read(FormEdit.Fill(Template, ("k01a", "value", "35/55"), ("k01b", "value", 55))).Rows);

        var (_, problems) = SampleForm.Read(FormEdit.Fill(Template, ("k01a", "value", "35/55"), ("k01b", "value", 56)));
        Assert.Equal(
            $"bao-cao.xlsx, {SampleForm.Organisation}!G10: \"35/55\" khác với {SampleForm.Organisation}!G11, nơi ghi “56”; hãy sửa một trong hai ô.",
            Assert.Single(problems).Line("vi"));
    }

    [Fact]
    public void An_estimate_of_a_ratio_is_one_of_both_parts_unless_the_lower_one_says_what_it_is()
    {
        Assert.Equal(
            ["btc,k01a,2023-Q1,35,,,estimate", "btc,k01b,2023-Q1,55,,,estimate"], SampleForm.Read(FormEdit.Fill(Template, ("k01a", "value", "ước 35/55"))).Rows);
        Assert.Equal(
            ["btc,k01a,2023-Q1,35,,,estimate", "btc,k01b,2023-Q1,55,,,final"],
            SampleForm.Read(FormEdit.Fill(Template, ("k01a", "value", "ước 35/55"), ("k01b", "status", "chính thức"))).Rows);
        Assert.Equal(
            ["btc,k01a,2023-Q1,35,,,estimate", "btc,k01b,2023-Q1,55"],
            SampleForm.Read(FormEdit.Fill(Template, ("k01a", "value", "ước 35/55"), ("k01b", "value", 55))).Rows);
    }

    [Fact]
    public void A_range_is_neither_over_nor_nearly_whichever_column_says_so()
    {
        (string, string, object)[][] forms =
        [
            [("b02", "value", 96), ("b02", "value_to", 98), ("b02", "qualifier", "trên")],
            [("b02", "value", "gần 96"), ("b02", "value_to", 98)],
            [("b02", "value", "96–98%"), ("b02", "qualifier", "gần")],
        ];
        var problems = forms.Select(form => Assert.Single(SampleForm.Read(FormEdit.Fill(Template, form)).Problems)).ToList();
        Assert.All(problems, problem => Assert.Equal(ProblemCode.HedgedRange, problem.Code));
        Assert.Equal(["98", "98", "96–98%"], problems.Select(problem => problem.Value));
        Assert.Equal(
            ["btc,b02,2023-Q1,96,about,98"], SampleForm.Read(FormEdit.Fill(Template, ("b02", "value", "96–98%"), ("b02", "qualifier", "khoảng"))).Rows);
    }

    [Fact]
    public void A_dash_in_any_other_input_says_nothing_either()
    {
        var (rows, problems) = SampleForm.Read(FormEdit.Fill(
            Template,
            ("a05", "value", 7), ("a05", "note", "-"), ("a05", "qualifier", "–"), ("a05", "status", "—"),
            ("a04", "note", " – "), ("b02", "value_to", "-"),
            ("organisation/result/1", "text", "-"), ("people/result/1", "text", "—"),
            ("plan:a05", "value", 180), ("plan:a05", "source", "-"), ("plan:f01", "source", "–")));
        Assert.Empty(problems);
        Assert.Equal(["btc,a05,2023-Q1,7", "btc,a05,2023-Q1,2023-Q4,180,plan"], rows);
    }

    [Fact]
    public void A_truth_value_is_no_word_either() => Assert.Equal(
        [ProblemCode.TruthCell, ProblemCode.TruthCell],
        SampleForm.Read(FormEdit.Fill(Template, ("a05", "value", 7), ("a05", "note", true), ("organisation/result/1", "text", false))).Problems.Select(problem => problem.Code));

    [Fact]
    public void A_row_that_is_printed_in_another_measure_than_the_indicator_has_now_is_refused_with_both()
    {
        var filled = FormEdit.Fill(Template, ("f01", "value", "3,5 tỷ"), ("plan:f01", "value", 4), ("k01a", "value", "35/55"), ("a05", "value", 1));
        var places = FormEdit.Places(Template);
        var (_, problems) = SampleForm.Read(FormEdit.Write(
            filled,
            (places[("f01", "value")] with { Column = 3 }, "triệu đồng"), (places[("plan:f01", "value")] with { Column = 3 }, "triệu đồng"),
            (places[("k01b", "value")] with { Column = 3 }, "công đoàn"), (places[("a05", "value")] with { Column = 3 }, "Đảng viên "),
            (places[("a04", "value")] with { Column = 3 }, "chi bộ")));
        Assert.Equal(
            [("k01a", "công đoàn", "CĐCS"), ("f01", "triệu đồng", "đồng"), ("plan:f01", "triệu đồng", "đồng")],
            problems.Select(problem => (places.Single(place => place.Value == problem.Place).Key.Code, problem.Details[0], problem.Details[1])));
        Assert.All(problems, problem => Assert.Equal(ProblemCode.OtherMeasure, problem.Code));
        Assert.Equal(
            "\"3,5 tỷ\" được ghi khi mẫu in đơn vị tính “triệu đồng”, nay chỉ tiêu tính bằng “đồng”; hãy lập lại mẫu bằng lệnh `template` và ghi số theo đơn vị tính mới.",
            problems[1].Message("vi"));
        Assert.Contains("counted in “đồng”", problems[1].Message("en"), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_problem_is_at_its_cell_and_all_are_told_at_once()
    {
        var (_, problems) = SampleForm.Read(FormEdit.Fill(
            Template,
            ("a05", "value", "2.1"), ("a05", "qualifier", "chừng"),
            ("a04", "note", "chưa có số"),
            ("k01b", "value", "gần 55"), ("k01b", "qualifier", "trên"),
            ("b02", "value", 96), ("b02", "value_to", "98 to"),
            ("b07a", "value", "có lẽ"),
            ("plan:f01", "value", "khoảng 3 tỷ")));

        Assert.Equal(
            [
                ("G7", ProblemCode.AmbiguousNumber), ("H7", ProblemCode.BadChoice), ("K8", ProblemCode.SaidWithoutValue), ("H11", ProblemCode.SaidTwice),
                ("J7", ProblemCode.NotItsMeasure), ("G8", ProblemCode.MilestoneWord), ("F8", ProblemCode.PlanNotExact),
            ],
            problems.Select(problem => (problem.Place!.Address, problem.Code)));
        Assert.All(problems, problem => Assert.StartsWith($"bao-cao.xlsx, {problem.Place!.Sheet}!{problem.Place.Address}: ", problem.Line("vi"), StringComparison.Ordinal));
        Assert.Contains("chỉ nhận: đúng, trên, gần, khoảng", problems[1].Line("vi"), StringComparison.Ordinal);
        Assert.Contains("write the value (0 where nothing occurred)", problems[2].Line("en"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_without_a_code_takes_no_value()
    {
        var heading = FormEdit.Places(Template)[("a04", "value")] with { Row = 9 };
        var problem = Assert.Single(SampleForm.Read(FormEdit.Write(Template, (heading, 3))).Problems);
        Assert.Equal((ProblemCode.LineWithoutCode, "G9"), (problem.Code, problem.Place!.Address));
    }

    [Theory]
    [InlineData("xl/worksheets/sheet2.xml", "figures", "figures?", "strange_sheet")]
    [InlineData("xl/workbook.xml", "analytics_unit", "other_unit", "not_a_template")]
    [InlineData("xl/workbook.xml", "\"1\"</", "\"2\"</", "other_template")]
    [InlineData("xl/workbook.xml", "\"giao-ban\"", "\"giao-ban-x\"", "unknown_series")]
    [InlineData("xl/workbook.xml", "name=\"analytics_quarter\">\"2023-Q1\"", "name=\"analytics_quarter\">\"2023-Q5\"", "bad_quarter")]
    [InlineData("xl/workbook.xml", "name=\"analytics_period\">\"2023-Q1\"", "name=\"analytics_period\">\"x\"", "bad_period")]
    public void A_workbook_that_is_not_the_template_is_refused(string part, string from, string to, string code)
    {
        var problem = Assert.Single(SampleForm.Read(FormPart.Replace(Template, part, from, to)).Problems);
        Assert.Equal(code, problem.Code.Text());
        Assert.NotEqual(problem.Message("vi"), problem.Message("en"));
    }

    [Fact]
    public void Neither_the_name_of_a_sheet_nor_the_addresses_in_it_matter()
    {
        var filled = FormEdit.Fill(Template, ("a05", "value", 7), ("f01", "value", 8));
        var renamed = FormPart.Replace(filled, "xl/workbook.xml", SampleForm.Organisation, "Trang tính 1");
        var bare = FormPart.Rewrite(renamed, "xl/worksheets/sheet2.xml", xml => System.Text.RegularExpressions.Regex.Replace(xml, " r=\"[A-Z]*[0-9]+\"", ""));
        Assert.Equal(["btc,a05,2023-Q1,7", "btc,f01,2023-Q1,8"], SampleForm.Read(bare).Rows);
    }

    [Fact]
    public void What_no_program_writes_is_read_or_refused_by_name()
    {
        var filled = FormEdit.Fill(Template, ("a05", "value", 7), ("organisation/result/1", "text", "a_xD800_b"));
        string[] read = ["btc,a05,2023-Q1,7", "btc,2023-Q1,organisation,result,1,a_xD800_b"];
        Assert.Equal(read, SampleForm.Read(filled).Rows);
        Assert.Equal(read, SampleForm.Read(Styles(xml => Regex.Replace(xml, "<[a-z:]*numFmt [^>]*/>", match => match.Value + match.Value))).Rows);
        Assert.Equal(ProblemCode.NotAWorkbook, Refused(Styles(xml => xml.Replace("numFmtId=\"49\"", "numFmtId=\"x\"", StringComparison.Ordinal))));
        Assert.Equal(ProblemCode.NotAWorkbook, Refused(Styles(xml => xml.Replace("numFmtId=\"49\"", "numFmtId=\"99999999999\"", StringComparison.Ordinal))));
        Assert.Equal(
            ProblemCode.NotAWorkbook, Refused(FormEdit.Fill(Template, ("a05", "value", new FormEdit.RawCell("7", Style: "-1")))));
        Assert.Equal(ProblemCode.DuplicateSheet, Refused(FormPart.Replace(filled, "xl/workbook.xml", "Kế hoạch năm 2023\"", "LỜI VĂN\"")));

        byte[] Styles(Func<string, string> change) => FormPart.Rewrite(filled, "xl/styles.xml", change);
        static ProblemCode Refused(byte[] book) => Assert.Throws<WorkbookException>(() => WorkbookReader.Read(book)).Code;
    }

    [Theory]
    [InlineData(new byte[] { 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1 }, "old_workbook")]
    [InlineData(new byte[] { 0x50, 0x4B, 3, 4, 0, 0 }, "damaged_workbook")]
    [InlineData(new byte[0], "not_a_workbook")]
    public void A_file_that_is_no_workbook_is_refused(byte[] file, string code) =>
        Assert.Equal(code, Assert.Throws<WorkbookException>(() => WorkbookReader.Read(file)).Code.Text());

    private static string Value((IReadOnlyList<string> Rows, IReadOnlyList<Problem> Problems) read) =>
        read.Problems.Count > 0 ? Assert.Single(read.Problems).Code.Text() : Assert.Single(read.Rows).Split(',')[3];
}
