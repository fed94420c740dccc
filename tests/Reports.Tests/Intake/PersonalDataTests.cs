using Analytics.Reports.Intake.Warnings;

namespace Analytics.Reports.Tests.Intake;

/// <summary>Texts as units write them: which hold data of persons, and which only look like it.</summary>
public sealed class PersonalDataTests
{
    [Theory]
    // Identity numbers: the new card has 12 digits, the old one 9.
    [InlineData("CCCD 001086012345", "identity")]
    [InlineData("căn cước số 001 086 012 345 cấp năm 2021", "identity")]
    [InlineData("001.086.012.345", "identity")]
    [InlineData("CMND 183456789", "identity")]
    [InlineData("CMND: 183.456.789", "identity")]
    [InlineData("số 183 456 789", "identity")]
    [InlineData("năm 2025 001086012345", "identity")]
    [InlineData("(183456789)", "identity")]
    [InlineData("CCCD 001086012345, ĐT 0912345678", "identity telephone")]
    // Telephone numbers.
    [InlineData("liên hệ 0912345678", "telephone")]
    [InlineData("ĐT: 0912.345.678.", "telephone")]
    [InlineData("0912 345 678", "telephone")]
    [InlineData("091-234-5678", "telephone")]
    [InlineData("+84912345678", "telephone")]
    [InlineData("(+84) 912 345 678", "telephone")]
    [InlineData("+84 (0)912 345 678", "telephone")]
    [InlineData("zalo 84912345678", "telephone")]
    [InlineData("ĐT: 09 12 34 56 78", "telephone")]
    [InlineData("đường dây nóng (0239) 3855 123", "telephone")]
    [InlineData("024 3825 1234", "telephone")]
    [InlineData("ngày 05/10/2023 gọi 0912345678", "telephone")]
    // Figures, dates, documents.
    [InlineData("Tổng kinh phí 1.234.567.890 đồng", "")]
    [InlineData("385.000.000 đồng", "")]
    [InlineData("trị giá 123.456.789, tăng 5%", "")]
    [InlineData("385 000 000 đồng", "")]
    [InlineData("385000000đ", "")]
    [InlineData("150.000.000.000 đồng", "")]
    [InlineData("84912345678 đồng", "")]
    [InlineData("84.912.345.678 đồng", "")]
    [InlineData("84112345678", "")]
    [InlineData("các đợt 03 05 07 10 12", "")]
    [InlineData("9.086 suất quà trị giá 3,5 tỷ đồng", "")]
    [InlineData("tỷ lệ 98,123456789%", "")]
    [InlineData("Nghị quyết số 18-NQ/TW ngày 25/10/2017", "")]
    [InlineData("Quyết định 19/2025/QĐ-TTg, Công văn 123456789/CV-TU", "")]
    [InlineData("từ 05-10-2023 15 đảng viên", "")]
    [InlineData("các năm 2023 2024 2025", "")]
    [InlineData("nhiệm kỳ 2020-2025, đạt 35/55, đợt 1/2023", "")]
    [InlineData("các tổ 05 10 15 20 25", "")]
    [InlineData("https://thixa.example/bai/123456789012", "")]
    // Lists of persons.
    [InlineData("Khen ông Nguyễn Văn An, bà Trần Hoa và đồng chí Lê Thị Bình", "persons")]
    [InlineData("Kết nạp các đồng chí Nguyễn Văn An, Trần Thị Hoa và Lê Văn Bình.", "persons")]
    [InlineData("1. Nguyễn Văn An - Bí thư\n2. Trần Thị Hoa - Phó Bí thư\n3. Lê Văn Bình", "persons")]
    [InlineData("1) Nguyễn Văn An 2) Trần Thị Hoa 3) Lê Văn Bình", "persons")]
    [InlineData("Nguyễn Văn A; Trần Thị B; Lê Văn C", "persons")]
    [InlineData("NGUYỄN VĂN AN; TRẦN THỊ HOA; LÊ VĂN BÌNH", "persons")]
    [InlineData("Danh sách ở phường Đức Thuận: Nguyễn Văn An (1980); Trần Thị Hoa (1985); Lê Văn Bình (1990)", "persons")]
    [InlineData("Chủ tịch xã Nguyễn Văn An; Bí thư Đoàn phường Trần Thị Hoa; Trưởng Công an Lê Văn Bình", "persons")]
    [InlineData("Biểu dương ông Nguyễn Văn An và bà Trần Thị Hoa", "")]
    [InlineData("Ông Nguyễn Văn An báo cáo, ông Nguyễn Văn An kết luận, ông Nguyễn Văn An ký", "")]
    [InlineData("Đoàn Thanh niên; Hội Nông dân; Hội Liên hiệp Phụ nữ; Hội Cựu chiến binh; Liên đoàn Lao động", "")]
    [InlineData("phường Trung Lương, Đức Thuận, Bắc Hồng, Nam Hồng, Đậu Liêu và xã Thuận Lộc", "")]
    [InlineData("Hà Nội; Hà Tĩnh; Cao Bằng; Thái Nguyên; Lâm Đồng", "")]
    [InlineData("Chỉnh trang các đường Nguyễn Thị Minh Khai, Lê Hồng Phong, Phan Đình Phùng, Trần Hưng Đạo", "")]
    [InlineData("Các tuyến đường: Nguyễn Thị Minh Khai; Lê Hồng Phong; Phan Đình Phùng", "")]
    [InlineData("Trường THPT Lê Hồng Phong; Trường THCS Nguyễn Thị Minh Khai; Trường Tiểu học Trần Hưng Đạo", "")]
    [InlineData("Đoàn TNCS Hồ Chí Minh, thành phố Hồ Chí Minh, tư tưởng Hồ Chí Minh", "")]
    [InlineData("đồng chí Bí thư Thị ủy, đồng chí Chủ tịch UBND và đồng chí Trưởng ban Tổ chức", "")]
    public void Data_of_persons_is_told_from_figures_and_names_of_places(string text, string found)
    {
        var numbers = PersonalNumbers.Find(text);
        string[] seen =
        [
            .. numbers.IdentityDigits is null ? [] : (string[])["identity"],
            .. numbers.HasTelephone ? (string[])["telephone"] : [],
            .. PersonNames.Count(text) >= PersonNames.List ? (string[])["persons"] : [],
        ];
        Assert.Equal(found, string.Join(' ', seen));
    }

    [Fact]
    public void A_text_can_be_shown_without_its_numbers_of_persons()
    {
        Assert.Equal(
            "Gọi …, thẻ …, 385.000.000 đồng.",
            PersonalNumbers.Masked("Gọi 0912 345 678, thẻ 001086012345, 385.000.000 đồng."));
    }

    [Fact]
    public void A_text_of_a_megabyte_takes_seconds_at_most()
    {
        foreach (var piece in (string[])["1 ", "09 ", "Nguyễn ", "Nguyễn Văn An, ", "0.", "(", "ông Lê "])
        {
            var text = string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length));
            var watch = System.Diagnostics.Stopwatch.StartNew();
            PersonalNumbers.Find(text);
            PersonNames.Count(text);
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"{piece}: {watch.Elapsed}");
        }
    }
}
