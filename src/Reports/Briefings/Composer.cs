using Analytics.Reports.Briefings.Annexes;
using Analytics.Reports.Briefings.Parts;
using Analytics.Reports.Briefings.Wording;
using Analytics.Reports.Documents;

namespace Analytics.Reports.Briefings;

/// <summary>Writes a briefing: pure, in Vietnamese, every figure in it a reference (DOMAIN §2.3).</summary>
internal static class Composer
{
    public const string ProvisionalMark = "BẢN TẠM – CHƯA ĐỦ SỐ LIỆU";
    public const string SampleMark = "SỐ LIỆU MINH HỌA – KHÔNG PHẢI VĂN BẢN CỦA CƠ QUAN NÀO";

    public static Document Compose(BriefingInput input)
    {
        var briefing = new Briefing(input);
        var annexes = AnnexesOf(briefing);
        var parts = PartsOf(briefing);
        var committee = input.Committee;
        return new Document(
            Title(briefing),
            "vi-VN",
            input.Sheet.AsOf,
            MarkOf(input),
            new Letterhead(
                input.Series.Format,
                committee.SuperiorVi.ToUpperInvariant(),
                committee.NameVi.ToUpperInvariant(),
                committee.PlaceVi,
                Times.DateLine(input.Sheet.AsOf)),
            new TitleBlock("BÁO CÁO", Summary(briefing)),
            OpeningPart.Of(briefing, annexes),
            parts,
            new Closing(committee.AuthorityVi, committee.SignerTitleVi, committee.CopiesTo),
            annexes)
        {
            Addressee = committee.SuperiorVi,
            BodyPages = input.Series.Pages.Body,
            Summary = Parts.Summary.Of(briefing, parts.SelectMany(part => part.Sections).SelectMany(section => section.Blocks)),
        };
    }

    private static string Title(Briefing briefing)
    {
        var title = $"Báo cáo: {briefing.Series.TitleVi} {briefing.PeriodName}";
        return briefing.Input.Committee.Sample ? $"{title} ({SampleMark})" : title;
    }

    private static string? MarkOf(BriefingInput input)
    {
        var marking = input.Series.Marking switch
        {
            Marking.None => null,
            Marking.Meeting => "TÀI LIỆU HỘI NGHỊ",
            Marking.Internal => "LƯU HÀNH NỘI BỘ",
            _ => throw new InvalidOperationException($"No words for the marking {input.Series.Marking}."),
        };
        var provisional = input.Series.IsBelowGate(input.Sheet.Coverage) ? ProvisionalMark : null;
        string[] marks = [.. ((string?[])[marking, provisional, input.Committee.Sample ? SampleMark : null]).OfType<string>()];
        return marks.Length == 0 ? null : string.Join(" · ", marks);
    }

    private static IReadOnlyList<string> Summary(Briefing briefing)
    {
        var title = $"{briefing.Series.TitleVi} {briefing.PeriodName}";
        return briefing.Notes.Any(note => note.Kind == Figures.NoteKind.Task)
            ? [title + ",", "nhiệm vụ trọng tâm " + Times.NameOfNext(briefing.Period, briefing.Sheet.AsOf)]
            : [title];
    }

    private static IReadOnlyList<Section> PartsOf(Briefing briefing)
    {
        var fields = briefing.Series.Fields.Select((field, index) => FieldSection.Of(briefing, field, index + 1)).ToList();
        (string Heading, IReadOnlyList<Block> Blocks, IReadOnlyList<Section> Sections) results = ("TÌNH HÌNH VÀ KẾT QUẢ THỰC HIỆN", [], fields);
        return
        [
            .. NoteParts.Of(briefing).Prepend(results).Select((part, index) =>
                new Section(1, Numbers.Roman(index + 1) + ".", part.Heading, part.Blocks, part.Sections)),
        ];
    }

    private static IReadOnlyList<Annex> AnnexesOf(Briefing briefing)
    {
        (string Heading, bool Landscape, IReadOnlyList<Block> Blocks)[] annexes =
        [
            ("TỔNG HỢP CHỈ TIÊU " + briefing.PeriodName.ToUpperInvariant(), true, IndicatorAnnex.Of(briefing)),
            ("CHI TIẾT THEO ĐƠN VỊ", false, UnitAnnex.Of(briefing)),
            (ReportingAnnex.Heading, false, ReportingAnnex.Of(briefing)),
            (AssignmentAnnex.Heading(briefing), false, AssignmentAnnex.Of(briefing)),
            ("GHI CHÚ VỀ SỐ LIỆU VÀ CÁCH TÍNH", false, MethodAnnex.Of(briefing)),
        ];
        return
        [
            .. annexes.Where(annex => annex.Blocks.Count > 0).Select((annex, index) =>
                new Annex("Phụ lục " + Numbers.Roman(index + 1), annex.Heading, annex.Landscape, annex.Blocks)),
        ];
    }
}
