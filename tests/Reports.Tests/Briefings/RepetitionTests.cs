using Analytics.Reports.Briefings;
using Analytics.Reports.Briefings.Wording;
using Analytics.Reports.Documents;
using Analytics.Reports.Figures;
using static Analytics.Reports.Tests.Briefings.Cells;

namespace Analytics.Reports.Tests.Briefings;

/// <summary>What several figures lack, and what several units say, is read once.</summary>
public sealed class RepetitionTests
{
    [Fact]
    public void What_several_figures_of_a_paragraph_lack_is_said_once_and_marked_elsewhere_as_in_the_table()
    {
        Figure Lacking(Indicator indicator) => new(indicator, Cell(indicator, 12, 10, state: FigureState.Partial), [new UnitFigure(Town.Women, Cell(indicator, null))]);
        var document = Composer.Compose(Input(Lacking(Town.Houses), Lacking(Town.Works), new Figure(Town.Members, Cell(Town.Members, 5, 5), [])));
        var section = Field(document);
        Assert.Equal(
            "Nhà Đại đoàn kết xây mới: 12 nhà, tăng 20,0% so với cùng kỳ năm trước (a: số liệu chưa bao gồm Hội Liên hiệp Phụ nữ). "
            + "Công trình khởi công: 12 công trình, tăng 20,0% so với cùng kỳ năm trước (a). "
            + "Đảng viên kết nạp mới: 5 đảng viên, bằng cùng kỳ năm trước.",
            Plain(section.Blocks.OfType<Paragraph>().First().Text));
        Assert.Equal(["(a) Số liệu chưa bao gồm Hội Liên hiệp Phụ nữ."], section.Blocks.OfType<Table>().Single().Notes);
    }

    [Fact]
    public void What_one_figure_alone_lacks_has_no_letter() => Assert.Contains(
        "(số liệu chưa bao gồm Hội Liên hiệp Phụ nữ).",
        Plain(Field(Composer.Compose(Input(
            new Figure(Town.Houses, Cell(Town.Houses, 12, 10, state: FigureState.Partial), [new UnitFigure(Town.Women, Cell(Town.Houses, null))])))).Blocks
            .OfType<Paragraph>().First().Text),
        StringComparison.Ordinal);

    [Fact]
    public void Units_that_say_the_same_words_are_named_together()
    {
        var input = Input() with
        {
            Notes =
            [
                Note("hnd", NoteKind.Limitation, "Chế độ báo cáo  chưa đầy đủ."), Note("hpn", NoteKind.Limitation, "Chế độ báo cáo chưa đầy đủ."),
                Note("btc", NoteKind.Limitation, "Việc khác."),
            ],
        };
        Assert.Equal(["Ban Tổ chức: Việc khác.", "Hội Nông dân, Hội Liên hiệp Phụ nữ: Chế độ báo cáo  chưa đầy đủ."], Lists(Composer.Compose(input)));
    }

    [Fact]
    public void Words_of_the_committee_that_a_unit_repeats_stand_alone()
    {
        var input = Input() with { Notes = [Note("hnd", NoteKind.Task, "Tiếp tục đổi mới."), Note("tx-minh-hoa", NoteKind.Task, "Tiếp tục đổi mới.")] };
        Assert.Equal(["Tiếp tục đổi mới."], Lists(Composer.Compose(input)));
    }

    [Fact]
    public void A_note_that_repeats_a_sentence_from_figures_is_not_printed()
    {
        var input = Input(new Figure(Town.Houses, Cell(Town.Houses, 12, 10), [])) with
        {
            Notes =
            [
                Note("hpn", NoteKind.Result, "Nhà Đại đoàn kết xây mới: 12 nhà, tăng 20,0% so với cùng kỳ năm trước"),
                Note("hpn", NoteKind.Result, "Vận động hội viên."),
            ],
        };
        var document = Composer.Compose(input);
        Assert.Equal(["Hội Liên hiệp Phụ nữ: Vận động hội viên."], Field(document).Blocks.OfType<BulletList>().Single().Items.Select(item => item.Plain));
    }

    private static Note Note(string unit, NoteKind kind, string text) => new(unit, "2023-9M", "f", kind, 1, text);

    private static BriefingInput Input(params Figure[] figures) => Town.Input() with
    {
        Series = Town.Series() with { Fields = [new SeriesField("f", "Lĩnh vực", [.. figures.Select(figure => figure.Indicator.Code)], [])] },
        Sheet = Town.Sheet() with { Figures = figures },
        Notes = [],
    };

    private static Section Field(Document document) => document.Parts[0].Sections.Single();

    private static IEnumerable<string> Lists(Document document) => document.Parts.Skip(1)
        .SelectMany(part => part.Blocks.Concat(part.Sections.SelectMany(section => section.Blocks))).OfType<BulletList>().SelectMany(list => list.Items).Select(item => item.Plain);

    private static string Plain(Text text) => text.Plain.Replace(Numbers.Gap, " ", StringComparison.Ordinal);
}
