using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Analytics.Desk.Tests.Browser;

namespace Analytics.Desk.Tests.Collection;

/// <summary>What a reporter may see and send, and what becomes of files that are not what they should be.</summary>
[Collection("people")]
public sealed partial class CollectionAccessTests(DeskFixture desk)
{
    private const string Own = Workbooks.Quarter + "/btc";

    [Fact]
    public async Task A_reporter_finds_nothing_of_another_unit_and_nothing_of_the_office()
    {
        using var reporter = await desk.ClientAsync("reporter");
        foreach (var hidden in new[]
        {
            Workbooks.Quarter + "/hnd", Workbooks.Quarter + "/hnd/template", Workbooks.Quarter + "/no-such-unit", Workbooks.Quarter + "/tx-minh-hoa",
            "/collection/no-such-series/2026-Q1/btc", "/collection/giao-ban-9-thang/2026-Q4/btc", "/submissions/1", "/submissions/1/files/1", "/submissions/999999",
        })
        {
            using var answer = await reporter.GetAsync(new Uri(hidden, UriKind.Relative));
            Assert.True(answer.StatusCode == HttpStatusCode.NotFound, $"{hidden} answered {(int)answer.StatusCode}.");
        }

        using var sent = await Forms.PostFileAsync(reporter, Own, Workbooks.Quarter + "/hnd/upload", "hnd.xlsx", await Workbooks.TemplateAsync(reporter, "btc"));
        Assert.Equal(HttpStatusCode.NotFound, sent.StatusCode);
        var list = await reporter.GetStringAsync(new Uri("/submissions", UriKind.Relative));
        Assert.DoesNotContain("\"/submissions/1\"", list, StringComparison.Ordinal);
        using var correct = await reporter.GetAsync(new Uri(Own + "/correct", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Forbidden, correct.StatusCode);
    }

    [Fact]
    public async Task Of_submissions_a_reporter_finds_those_of_its_own_unit_and_none_of_others()
    {
        using var editor = await desk.ClientAsync("editor");
        var others = new List<string>();
        using (var sent = await Forms.PostFileAsync(
            editor, "/collection", "/collection/upload", "mttq.xlsx", Workbooks.Fill(await Workbooks.TemplateAsync(editor, "mttq"), ("f08", 41))))
        {
            others.Add(sent.Headers.Location!.OriginalString);
        }

        others.Add(await TellAsync("vp", "a17", "2025-Q3", 63));
        others.Add(await WithdrawAsync(others[0]));
        others.Add(await WithdrawAsync(others[1]));
        var own = await TellAsync("btc", "a04", "2026-Q1", 17);

        using var reporter = await desk.ClientAsync("reporter");
        var list = await reporter.GetStringAsync(new Uri("/submissions", UriKind.Relative));
        foreach (var address in others)
        {
            foreach (var hidden in new[] { address, address + "/files/1" })
            {
                using var answer = await reporter.GetAsync(new Uri(hidden, UriKind.Relative));
                Assert.True(answer.StatusCode == HttpStatusCode.NotFound, $"{hidden} answered {(int)answer.StatusCode}.");
            }

            Assert.DoesNotContain($"\"{address}\"", list, StringComparison.Ordinal);
        }

        using var seen = await reporter.GetAsync(new Uri(own, UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, seen.StatusCode);
        Assert.Contains($"\"{own}\"", list, StringComparison.Ordinal);
        await WithdrawAsync(own);

        async Task<string> TellAsync(string unit, string indicator, string of, int value)
        {
            var page = $"/collection/giao-ban-9-thang/{of}/{unit}/correct?indicator={indicator}&of={of}";
            using var told = await Forms.PostAsync(
                editor, page, page.Split('?')[0], ("indicator", indicator), ("of", of), ("value", FormattableString.Invariant($"{value}")), ("reason", "Báo qua điện thoại"),
                ("seen", WebUtility.HtmlDecode(Seen().Match(await editor.GetStringAsync(new Uri(page, UriKind.Relative))).Groups[1].Value)));
            Assert.Equal(HttpStatusCode.Redirect, told.StatusCode);
            return told.Headers.Location!.OriginalString;
        }

        async Task<string> WithdrawAsync(string submission)
        {
            using var withdrawn = await Forms.PostAsync(editor, submission + "/withdraw", submission + "/withdraw", ("reason", "nhầm"));
            Assert.Equal(HttpStatusCode.Redirect, withdrawn.StatusCode);
            return withdrawn.Headers.Location!.OriginalString;
        }
    }

    [Fact]
    public async Task A_number_that_changed_since_the_form_was_opened_is_not_overwritten()
    {
        using var editor = await desk.ClientAsync("editor");
        const string Page = "/collection/giao-ban-9-thang/2025-Q2/vp/correct";
        using var stale = await Forms.PostAsync(
            editor, Page, Page, ("indicator", "a17"), ("of", "2025-Q2"), ("value", "99"), ("reason", "Báo qua điện thoại"), ("seen", "2001-01-01T00:00:00+07:00"));
        Assert.Equal(HttpStatusCode.BadRequest, stale.StatusCode);
        Assert.Contains("đã thay đổi sau khi bạn mở trang", WebUtility.HtmlDecode(await stale.Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_workbook_of_another_unit_is_refused_with_a_sentence_and_stored_nowhere()
    {
        using var editor = await desk.ClientAsync("editor");
        using var reporter = await desk.ClientAsync("reporter");
        var others = Workbooks.Fill(await Workbooks.TemplateAsync(editor, "ldld"), ("f03", 1));
        var before = await NewestAsync(editor);
        using var answer = await Forms.PostFileAsync(reporter, Own, Own + "/upload", "giao-ban-9-thang-btc-2026-Q1.xlsx", others);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.Contains("không phải bảng tính của Ban Tổ chức", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Liên đoàn", page, StringComparison.Ordinal);
        Assert.Equal(before, await NewestAsync(editor));
    }

    [Fact]
    public async Task What_is_no_workbook_and_what_is_too_large_is_refused_with_a_sentence()
    {
        using var reporter = await desk.ClientAsync("reporter");
        using var words = await Forms.PostFileAsync(reporter, Own, Own + "/upload", "../../<img src=x onerror=alert(1)>.xlsx", Encoding.UTF8.GetBytes("unit,indicator"));
        Assert.Equal(HttpStatusCode.BadRequest, words.StatusCode);
        var page = await words.Content.ReadAsStringAsync();
        Assert.DoesNotContain("<img src=x", page, StringComparison.Ordinal);
        Assert.Contains("Chưa lưu gì.", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.DoesNotContain("/collection/copies/", page, StringComparison.Ordinal);

        using var nothing = await Forms.PostAsync(reporter, Own, Own + "/upload");
        Assert.Equal(HttpStatusCode.BadRequest, nothing.StatusCode);
        using var large = await Forms.PostFileAsync(reporter, Own, Own + "/upload", "to.xlsx", new byte[20_200_000]);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, large.StatusCode);
        Assert.Contains("nhiều nhất 20 MB", WebUtility.HtmlDecode(await large.Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_comes_back_as_it_was_whatever_its_sender_called_it()
    {
        using var editor = await desk.ClientAsync("editor");
        var filled = Workbooks.Fill(await Workbooks.TemplateAsync(editor, "mttq"), ("f08", 3));
        using var sent = await Forms.PostFileAsync(editor, "/collection", "/collection/upload", "../../<b>Quý I<i>.xlsx", filled);
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        var address = sent.Headers.Location!.OriginalString;
        Assert.Matches("^/submissions/[0-9]+$", address);
        var page = await editor.GetStringAsync(new Uri(address, UriKind.Relative));
        Assert.DoesNotContain("<b>Quý I", page, StringComparison.Ordinal);
        Assert.Contains(">&lt;b&gt;Quý I&lt;i&gt;.xlsx</a>", page, StringComparison.Ordinal);
        using var file = await editor.GetAsync(new Uri(address + "/files/1", UriKind.Relative));
        Assert.Equal(filled, await file.Content.ReadAsByteArrayAsync());
        var disposition = file.Content.Headers.ContentDisposition!;
        Assert.Equal("attachment", disposition.DispositionType);
        Assert.DoesNotMatch("[/\\\\<>]", disposition.FileNameStar ?? disposition.FileName ?? string.Empty);

        using var csv = await Forms.PostFileAsync(editor, "/collection", "/collection/upload", "notes of mine.csv", Encoding.UTF8.GetBytes("a,b"));
        Assert.Equal(HttpStatusCode.BadRequest, csv.StatusCode);
        Assert.Contains("observations.csv", await csv.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_template_is_the_one_that_the_command_makes_and_units_are_reminded_once_a_day()
    {
        using var editor = await desk.ClientAsync("editor");
        var template = await Workbooks.TemplateAsync(editor, "dtn");
        await desk.RunAsync("template", "--series", "giao-ban-9-thang", "--unit", "dtn", "--quarter", "2026-Q1", "--out", "dtn.xlsx");
        Assert.Equal(await File.ReadAllBytesAsync(Path.Combine(desk.Folder, "dtn.xlsx")), template);

        // A meeting that lies ahead: what is queued about one that is over is taken back before it leaves, and may be asked for again.
        var folder = Directory.CreateDirectory(Path.Combine(desk.Folder, "ahead"));
        await File.WriteAllLinesAsync(Path.Combine(folder.FullName, "calendar.csv"),
        [
            "system,period,window_start,window_end,unit_deadline,consolidation_deadline,meeting_at",
            "party,2026-9M,2025-12-15,2026-09-14,2098-09-15,2098-09-16,2098-09-19T14:00",
        ]);
        await desk.RunAsync("import", folder.FullName);
        const string Missing = Workbooks.Quarter + "/dtn";
        foreach (var said in new[] { "Gửi thư nhắc", "Mỗi ngày chỉ nhắc một lần về cùng một hạn gửi." })
        {
            using var again = await Forms.PostAsync(editor, Missing, Missing + "/remind");
            Assert.Contains(said, WebUtility.HtmlDecode(await editor.GetStringAsync(again.Headers.Location)), StringComparison.Ordinal);
        }

        using var reminded = await Forms.PostAsync(editor, Own, "/collection/giao-ban-9-thang/2023-Q3/btc/remind");
        Assert.Equal("/collection/giao-ban-9-thang/2023-Q3/btc", reminded.Headers.Location!.OriginalString);
        Assert.Contains(
            "Đã gửi đủ; không phải nhắc ai.", WebUtility.HtmlDecode(await editor.GetStringAsync(reminded.Headers.Location)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_matrix_says_in_words_and_signs_who_has_sent_what()
    {
        using var editor = await desk.ClientAsync("editor");
        var page = WebUtility.HtmlDecode(await editor.GetStringAsync(new Uri("/collection?series=giao-ban-9-thang&quarter=2023-Q3", UriKind.Relative)));
        Assert.Contains("Phải gửi 12: đã đủ 12, một phần 0, chưa gửi 0; gửi muộn 1.", page, StringComparison.Ordinal);
        Assert.Contains("<span aria-hidden=\"true\">✓</span> đủ 6/6", page, StringComparison.Ordinal);
        Assert.Contains("! muộn", page, StringComparison.Ordinal);
        var outside = WebUtility.HtmlDecode(await editor.GetStringAsync(new Uri("/collection?series=giao-ban-9-thang&quarter=2023-Q4", UriKind.Relative)));
        Assert.Contains("9 tháng chỉ có ba quý đầu năm", outside, StringComparison.Ordinal);
        using var unknown = await editor.GetAsync(new Uri("/collection?series=no-such&quarter=x&committee=none", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, unknown.StatusCode);
        using var viewer = await desk.ClientAsync("viewer");
        using var refused = await viewer.GetAsync(new Uri("/collection", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    /// <summary>The number of the newest submission.</summary>
    private static async Task<string> NewestAsync(HttpClient editor) =>
        Newest().Match(await editor.GetStringAsync(new Uri("/submissions", UriKind.Relative))).Groups[1].Value;

    [GeneratedRegex("name=\"seen\" value=\"([^\"]*)\"")]
    private static partial Regex Seen();

    [GeneratedRegex("href=\"/submissions/([0-9]+)\"")]
    private static partial Regex Newest();
}
