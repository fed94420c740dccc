using System.Text.Json;
using Analytics.Worker.Delivery;
using Analytics.Worker.Tests.Commands;

namespace Analytics.Worker.Tests.Delivery;

/// <summary>The sample's story as an office lives it: two versions, what changed between them, approval, mail.</summary>
public sealed class PackCommandsTests(DemoRun demo) : IClassFixture<DemoRun>
{
    private const string NineMonths = "tx-minh-hoa/giao-ban-9-thang/2023-9M";

    [Fact]
    public async Task From_two_drafts_to_mail()
    {
        Assert.True(demo.Run.ExitCode == 0, demo.Run.Messages);
        var changes = (await PacksAsync()).Single(pack => pack.GetProperty("changes").ValueKind == JsonValueKind.Object).GetProperty("changes");
        Assert.EndsWith("1 đơn vị bổ sung", changes.GetProperty("summary").GetString(), StringComparison.Ordinal);
        var figures = changes.GetProperty("figures").EnumerateArray().ToList();
        Assert.Contains(figures, one => Is(one, "a05", "btc", "177", "186", "2023-09-18T13:37:00Z"));
        Assert.Contains(figures, one => Is(one, "a05", null, "177", "186", "2023-09-18T13:37:00Z"));
        Assert.Contains(figures, one => Is(one, "b04", "hnd", "52", "74", "2023-09-18T12:42:00Z"));
        Assert.All(figures, one => Assert.Equal("Văn phòng Thị ủy", one.GetProperty("submitted_by").GetString()));

        Assert.Equal(3, (await RunAsync("send", $"{NineMonths}/v1")).ExitCode);
        Assert.Equal(2, (await RunAsync("approve", $"{NineMonths}/v9")).ExitCode);
        Assert.Equal(2, (await RunAsync("reject", $"{NineMonths}/v1")).ExitCode);
        Assert.Equal(0, (await RunAsync("reject", $"{NineMonths}/v1", "--reason", "chờ Hội Nông dân")).ExitCode);
        Assert.Equal(3, (await RunAsync("approve", $"{NineMonths}/v1")).ExitCode);

        var approved = await RunAsync("approve", $"{NineMonths}/v2", "--comment", "đồng ý");
        Assert.True(approved.ExitCode == 0, approved.Messages);
        Assert.Equal(4, approved.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Equal(4, Eml().Length);
        foreach (var again in new[] { "approve", "send" })
        {
            var run = await RunAsync(again, $"{NineMonths}/v2");
            Assert.Equal((0, ""), (run.ExitCode, run.Output));
        }

        Assert.Equal(4, Eml().Length);
        var preview = await RunAsync("send", $"{NineMonths}/v2", "--dry-run");
        Assert.Equal((0, ""), (preview.ExitCode, preview.Output));
        Assert.Equal(4, preview.Messages.Split('\n').Count(line => line.EndsWith("@tx-minh-hoa.example> has its message already, queued or sent.", StringComparison.Ordinal)));
        preview = await RunAsync("send", $"{NineMonths}/v2", "--dry-run", "--to", "thu@tx.example");
        Assert.Matches(@"<thu@tx\.example>  \[.+\(v2\)\.pdf.*\]  [0-9]{6} bytes$", preview.Output.TrimEnd());
        Assert.Equal(0, (await RunAsync("send", $"{NineMonths}/v2", "--to", "thu@tx.example")).ExitCode);
        Assert.Equal(5, Eml().Length);
        Assert.Equal(["rejected", "sent"], (await PacksAsync())
            .Where(pack => pack.GetProperty("series").GetString() == "giao-ban-9-thang").Select(pack => pack.GetProperty("state").GetString()));

        using var deliveries = JsonDocument.Parse((await RunAsync("deliveries", "--json")).Output);
        Assert.Equal(5, deliveries.RootElement.GetArrayLength());
        Assert.All(deliveries.RootElement.EnumerateArray(), row =>
        {
            Assert.Equal("accepted", row.GetProperty("state").GetString());
            Assert.Equal(Envelope.Hash(File.ReadAllBytes(Path.Combine(demo.Folder, row.GetProperty("answer").GetString()!))), row.GetProperty("content_sha256").GetString());
        });

        var mails = await ReadMail.AllAsync(Eml());
        Assert.Contains(mails, mail => mail.Subject.StartsWith("[SAMPLE DATA] Party and mass-organisation briefing, nine months of 2023 (v2)", StringComparison.Ordinal));
        Assert.All(mails, mail =>
        {
            Assert.Contains("186\u00a0", mail.Text, StringComparison.Ordinal);
            Assert.Single(mail.Attachments, one => one is { Cid: "picture", MediaType: "image/png" });
        });
        Assert.Contains(mails, mail => mail.Text.Contains("123.6% of the resolution's target; up 14.8% on the same period last year", StringComparison.Ordinal));
        Assert.Contains(mails, mail => mail.Files.Select(file => file.Name).SequenceEqual(
            ["Giao ban công tác Đảng, đoàn thể 9 tháng năm 2023 (v2).pdf", "Giao ban công tác Đảng, đoàn thể 9 tháng năm 2023 (v2).xlsx"]));
    }

    private string[] Eml() => Directory.GetFiles(Path.Combine(demo.Folder, "outbox"), "*.eml");

    private Task<CommandRun> RunAsync(params string[] arguments) => CommandRun.RunAsync(demo.Folder, null, arguments);

    private async Task<IReadOnlyList<JsonElement>> PacksAsync()
    {
        var run = await RunAsync("packs", "--json");
        Assert.True(run.ExitCode == 0, run.Messages);
        return [.. JsonDocument.Parse(run.Output).RootElement.EnumerateArray()];
    }

    private static bool Is(JsonElement change, string indicator, string? unit, string oldText, string newText, string at) =>
        change.GetProperty("indicator").GetString() == indicator
        && change.GetProperty("unit").GetString() == unit
        && change.GetProperty("old_text").GetString() == oldText
        && change.GetProperty("new_text").GetString() == newText
        && change.GetProperty("recorded_at").GetString() == at;
}
