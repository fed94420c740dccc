using System.Net;
using Analytics.Desk.Tests.Browser;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Analytics.Desk.Tests.Packs;

/// <summary>What the figures suggest, and the office's word on it.</summary>
[Collection("desk")]
public sealed class SuggestionTests(DeskFixture desk)
{
    private const string Term = "/packs/tx-minh-hoa/tong-ket-nhiem-ky/2020-2025/v1";

    [Fact]
    public async Task The_office_accepts_a_suggestion_without_scripts_changes_its_mind_and_is_told_to_run_again()
    {
        var page = await desk.VisitAsync("editor", scripts: false);
        await page.GotoAsync(Term);
        var section = page.GetByRole(AriaRole.Region, new() { Name = "Gợi ý ưu điểm, hạn chế" });
        var row = section.GetByRole(AriaRole.Row).Filter(new() { HasText = "đạt chỉ tiêu" }).First;
        await Expect(row).ToContainTextAsync("Chưa quyết định");
        await row.GetByRole(AriaRole.Button, new() { Name = "Chấp nhận" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("chạy lại để đưa vào phần đánh giá");
        await Expect(row).ToContainTextAsync("Đã chấp nhận, chưa có trong bản này");
        await Expect(row).ToContainTextAsync("editor");
        await row.GetByRole(AriaRole.Button, new() { Name = "Bỏ" }).ClickAsync();
        await Expect(row).ToContainTextAsync("Đã bỏ");
        await Expect(row.GetByRole(AriaRole.Button)).ToHaveCountAsync(1);
        await section.GetByRole(AriaRole.Link, new() { Name = "Chạy lại" }).ClickAsync();
        await Expect(page.Locator("[name=period]")).ToHaveValueAsync("2020-2025");
        await Expect(page.Locator("[name=asOf]")).ToHaveValueAsync("");
    }

    [Theory]
    [InlineData("viewer")]
    [InlineData("reporter")]
    public async Task Readers_neither_see_nor_decide(string role)
    {
        using var reader = await desk.ClientAsync(role);
        using var page = await reader.GetAsync(new Uri(Term, UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
        using var refused = await Forms.PostAsync(reader, role == "viewer" ? "/packs" : null, Term + "/suggestion", ("suggestion", "target_met:a05"), ("accepted", "true"));
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    [Theory]
    [InlineData(Term, "target_met:no-such")]
    [InlineData("/packs/tx-minh-hoa/tong-ket-nhiem-ky/2020-2025/v99", "target_met:a05")]
    public async Task What_was_not_suggested_for_a_version_cannot_be_decided(string pack, string suggestion)
    {
        using var editor = await desk.ClientAsync("editor");
        using var answer = await Forms.PostAsync(editor, Term, pack + "/suggestion", ("suggestion", suggestion), ("accepted", "true"));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}
