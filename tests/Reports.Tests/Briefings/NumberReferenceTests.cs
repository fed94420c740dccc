using System.Text.RegularExpressions;
using Analytics.Reports.Briefings;
using Analytics.Reports.Documents;
using Analytics.Reports.Figures;

namespace Analytics.Reports.Tests.Briefings;

public sealed partial class NumberReferenceTests
{
    private static readonly BriefingInput Input = Town.Input();
    private static readonly Document Document = Composer.Compose(Input);

    [Fact]
    public void Every_printed_number_is_a_reference_to_a_figure_or_on_the_short_list_of_other_numbers()
    {
        var names = Input.Sheet.Figures.Select(figure => figure.Indicator.NameVi)
            .Concat(Input.Sheet.Coverage.Units.Select(unit => unit.Unit.NameVi))
            .Concat(Input.Notes.Select(note => note.Text))
            .ToList();
        var unreferenced = DocumentTexts.Spans(Document)
            .Where(span => span.Source is null)
            .Select(span => names.Aggregate(span.Content, (content, name) => content.Replace(name, "", StringComparison.Ordinal)))
            .Select(content => OtherNumbers().Replace(content, ""))
            .Where(content => content.Any(char.IsDigit))
            .ToList();
        Assert.Empty(unreferenced);
    }

    [Fact]
    public void A_referenced_number_is_the_text_of_the_figure_it_names()
    {
        var figures = Input.Sheet.Figures.ToDictionary(figure => figure.Indicator.Code);
        var checkedSpans = 0;
        foreach (var span in DocumentTexts.Spans(Document).Where(span => span.Source is { Period: "2023-9M", Indicator: not "coverage" }))
        {
            var figure = figures[span.Source!.Indicator];
            var cell = span.Source.Unit is { } unit ? figure.Units.Single(other => other.Unit.Code == unit).Cell : figure.Total;
            if (figure.Indicator.Kind == IndicatorKind.Milestone && span.Source.Unit is not null)
            {
                // A unit's milestone is printed in words.
                Assert.Contains(span.Content, (string[])["đã hoàn thành", "chưa", "mới hoàn thành", "–"]);
                continue;
            }

            var expected = span.Source.Field switch
            {
                FigureField.Value => cell.Text,
                FigureField.Previous => cell.Previous!.Text,
                FigureField.Attained => cell.Target!.Text["đạt ".Length..],
                _ => null,
            };
            if (expected is not null)
            {
                Assert.Equal(expected, span.Content);
                checkedSpans++;
            }
        }

        Assert.True(checkedSpans > 50);
    }

    [Fact]
    public void Changing_one_figure_changes_only_texts_that_refer_to_it()
    {
        var figures = Input.Sheet.Figures.ToList();
        var houses = figures.FindIndex(figure => figure.Indicator.Code == "f05");
        figures[houses] = new Figure(Town.Houses, Cells.Cell(Town.Houses, 33, 0, estimate: true), [new UnitFigure(Town.Women, Cells.Cell(Town.Houses, 33, 0, estimate: true))]);
        var changed = Composer.Compose(Input with { Sheet = Input.Sheet with { Figures = figures } });

        var pairs = DocumentTexts.Spans(Document).Zip(DocumentTexts.Spans(changed)).Where(pair => pair.First != pair.Second).ToList();
        Assert.All(pairs, pair =>
        {
            Assert.Equal("f05", pair.First.Source?.Indicator);
            Assert.Equal(("31", "33"), (pair.First.Content, pair.Second.Content));
        });
        // The sentence, the table of the field, the matrix, both annexes.
        Assert.Equal(5, pairs.Count);
    }

    [Fact]
    public void A_figure_that_is_disclosed_as_a_total_only_has_no_number_of_a_unit() =>
        Assert.DoesNotContain(DocumentTexts.Spans(Document), span => span.Source is { Indicator: "c03", Unit: not null });

    [Fact]
    public void Everything_is_in_the_composed_normal_form() => Assert.True(PlainText.Write(Document).IsNormalized());

    /// <summary>Dates, times, names of periods, Roman and other ordinals, counts of shown things, the snapshot's id.</summary>
    [GeneratedRegex(
        @"ngày \d\d tháng \d+ năm \d{4}|\d+ giờ( \d+ phút)?|[369] tháng( đầu| cuối)? năm \d{4}|năm \d{4}|Quý [IVX]+/\d{4}|^\d+$"
        + @"|\d+/\d+ chỉ tiêu|trong \d+ quý có số liệu|của \d+ đơn vị|Có \d+ đơn vị|có \d+ tăng, \d+ giảm|Trong \d+ chỉ tiêu|sha256:[0-9a-f]{64}")]
    private static partial Regex OtherNumbers();
}
