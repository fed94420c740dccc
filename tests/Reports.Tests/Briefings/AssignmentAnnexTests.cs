using Analytics.Reports.Briefings;
using Analytics.Reports.Documents;
using Analytics.Reports.Figures;
using Analytics.Reports.Reconciliation;
using Analytics.Reports.Tests.Reconciliation;

namespace Analytics.Reports.Tests.Briefings;

/// <summary>As of 18 September 2023.</summary>
public sealed class AssignmentAnnexTests
{
    private static readonly Assignment Done = new(
        "kh-1", AssignmentKind.Plan, "2020-H2", "Kế hoạch số 5", "Ban Tổ chức", new DateOnly(2021, 3, 31), AssignmentStatus.Done, "Đã ban hành", false);

    private static readonly Assignment InTime = new(
        "nv-1", AssignmentKind.Task, "2022-9M", "Mở 2 lớp", "Trung tâm Chính trị", new DateOnly(2023, 9, 18), AssignmentStatus.InProgress, "Đã mở 1 lớp", false);

    private static readonly Assignment Late = new(
        "nv-2", AssignmentKind.Task, "2020-2025", "Gửi báo cáo quý", "Hội Nông dân", new DateOnly(2023, 9, 17), AssignmentStatus.Open, null, true);

    private static readonly Assignment Waiting = new(
        "nv-3", AssignmentKind.Task, "2023-Q1", "Rà soát hộ", "Hội Phụ nữ", null, AssignmentStatus.Open, null, false);

    [Fact]
    public void It_tells_by_kind_what_became_of_each_and_counts_them()
    {
        var annex = Composer.Compose(Input(Waiting, Late, InTime, Done)).Annexes[3];
        Assert.Equal(("Phụ lục IV", "KẾT QUẢ THỰC HIỆN NHIỆM VỤ ĐƯỢC GIAO KỲ TRƯỚC"), (annex.Number, annex.Heading));
        Assert.EndsWith(
            "có 4 nhiệm vụ (1 kế hoạch, 3 nhiệm vụ cụ thể): 1 hoàn thành, 1 đang thực hiện, 1 chưa thực hiện, 1 quá hạn.",
            Assert.IsType<Paragraph>(annex.Blocks[0]).Text.Plain,
            StringComparison.Ordinal);
        Assert.Equal(
            [
                "Kế hoạch",
                "1 | Kế hoạch số 5 | Ban Tổ chức | 6 tháng cuối năm 2020 | 31/03/2021 | đã hoàn thành | Đã ban hành",
                "Nhiệm vụ cụ thể",
                "2 | Gửi báo cáo quý | Hội Nông dân | nhiệm kỳ 2020 - 2025 | 17/09/2023 | quá hạn, chưa thực hiện | –",
                "3 | Mở 2 lớp | Trung tâm Chính trị | 9 tháng năm 2022 | 18/09/2023 | đang thực hiện | Đã mở 1 lớp",
                "4 | Rà soát hộ | Hội Phụ nữ | quý I năm 2023 | – | chưa thực hiện | –",
            ],
            Assert.IsType<Table>(annex.Blocks[1]).Rows.Select(row => string.Join(" | ", row.Cells.Select(cell => cell.Text.Plain))));
    }

    [Fact]
    public void Where_nothing_was_given_there_is_no_such_annex_and_the_next_takes_its_number()
    {
        Assert.Equal(
            ["Phụ lục III TÌNH HÌNH GỬI BÁO CÁO", "Phụ lục IV GHI CHÚ VỀ SỐ LIỆU VÀ CÁCH TÍNH"],
            Composer.Compose(Input()).Annexes.Skip(2).Select(annex => $"{annex.Number} {annex.Heading}"));
        Assert.Equal("Phụ lục V", Composer.Compose(Input(Done)).Annexes[^1].Number);
    }

    [Fact]
    public void The_opening_refers_to_every_annex_there_is() => Assert.EndsWith(
        "Chi tiết tại các Phụ lục I, II, III, IV, V kèm theo.",
        Assert.IsType<Paragraph>(Assert.Single(Composer.Compose(Input(Done)).Opening)).Text.Plain,
        StringComparison.Ordinal);

    [Fact]
    public void The_summary_says_what_is_not_done_and_names_what_is_overdue()
    {
        Assert.Equal("Nhiệm vụ được giao: 3 chưa hoàn thành, trong đó 1 quá hạn: Gửi báo cáo quý.", Last(Late, InTime, Waiting, Done));
        Assert.Equal("Nhiệm vụ được giao: 1 chưa hoàn thành, không có nhiệm vụ quá hạn.", Last(InTime, Done));
        Assert.Equal(Last(), Last(Done));
    }

    [Fact]
    public void The_summary_names_at_most_three_and_no_more_than_there_is_room_for()
    {
        Assert.Equal(
            "Nhiệm vụ được giao: 4 chưa hoàn thành, trong đó 4 quá hạn, lâu nhất là: Việc 1; Việc 2; Việc 3.",
            Last([.. Enumerable.Range(1, 4).Select(number => Overdue("Việc " + number, number))]));
        Assert.Equal(
            "Nhiệm vụ được giao: 2 chưa hoàn thành, trong đó 2 quá hạn, lâu nhất là: Việc 1.",
            Last(Overdue("Việc 1", 1), Overdue("Việc " + new string('d', 100), 2)));
        Assert.Equal(
            "Nhiệm vụ được giao: 1 chưa hoàn thành, trong đó 1 quá hạn.", Last(Overdue("Việc " + new string('d', 100), 1)));
    }

    [Fact]
    public void Its_counts_agree_with_the_assignments_and_a_wrong_one_fails_the_build()
    {
        AgreementTests.Check(Input(Waiting, Late, InTime, Done));
        var document = Composer.Compose(Input(Waiting, Late, InTime, Done));
        var error = Assert.Throws<ReconciliationException>(() => DocumentCheck.Run(Input(Waiting, Late, InTime), document));
        Assert.Contains("(Assignments, total, 2023-9M, AssignmentsGiven) says “3”", error.Message, StringComparison.Ordinal);
        var forgotten = Assert.Throws<ReconciliationException>(() => DocumentCheck.Run(Input(Waiting, Late, InTime with { Progress = null }, Done), document));
        Assert.Contains("column “Kết quả, tiến độ” prints “1”", forgotten.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_due_day_that_is_not_the_assignments_own_fails_the_build()
    {
        var document = Composer.Compose(Input(Late));
        var error = Assert.Throws<ReconciliationException>(
            () => DocumentCheck.Run(Input(Late with { Due = new DateOnly(2023, 9, 16) }), document));
        Assert.Contains("column “Thời hạn” prints “17/09/2023”", error.Message, StringComparison.Ordinal);
    }

    private static Assignment Overdue(string text, int day) => Late with { Code = "nv-" + day, Text = text, Due = new DateOnly(2023, 8, day) };

    private static string Last(params Assignment[] assignments) =>
        Composer.Compose(Input(assignments)).Summary!.Blocks.OfType<BulletList>().Single().Items[^1].Plain;

    private static BriefingInput Input(params Assignment[] assignments) => Town.Input() with { Assignments = assignments };
}
