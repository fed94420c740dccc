using Analytics.Worker.Tests.Commands;

namespace Analytics.Desk.Tests.Accounts;

/// <summary><c>user</c>, where the first account comes from.</summary>
[Collection("people")]
public sealed class UserCommandTests(DeskFixture desk)
{
    [Fact]
    public async Task Add_prints_a_password_and_nothing_else()
    {
        var run = await desk.RunAsync("user", "add", "clerk.1", "--role", "editor");
        Assert.Matches("^[a-z2-9]{6}(-[a-z2-9]{6}){3}\n$", run.Output);
        var list = await desk.RunAsync("user", "list");
        Assert.Matches(@"clerk\.1 +editor +– +active", list.Output);
    }

    [Fact]
    public async Task Add_takes_a_chosen_password_from_standard_input_only()
    {
        using var process = CommandRun.Start(desk.Folder, null, "user", "add", "chooser", "--role", "viewer", "--password-stdin");
        await process.StandardInput.WriteLineAsync("một câu đủ dài để nhớ");
        process.StandardInput.Close();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        Assert.Empty(output);
        var page = await desk.OpenAsync();
        await DeskFixture.EnterAsync(page, "chooser", "một câu đủ dài để nhớ");
        await Microsoft.Playwright.Assertions.Expect(page.Locator(".person")).ToContainTextAsync("chooser");
    }

    [Theory]
    [InlineData("short", "at least 12")]
    [InlineData("aaaaaaaaaaaaaaaa", "different characters")]
    [InlineData("abcdefghijklmnop", "neighbouring")]
    [InlineData("guessable-2026!", "contains the name")]
    [InlineData("M@tkhau-Báo cáo 2026", "guessed first")]
    [InlineData("1qaz2wsx3edc4rfv", "guessed first")]
    [InlineData("079 185 004 263", "guessed first")]
    public async Task A_password_that_is_easy_to_guess_is_refused_with_the_reason(string password, string reason)
    {
        using var process = CommandRun.Start(desk.Folder, null, "user", "add", "guessable", "--role", "viewer", "--password-stdin");
        await process.StandardInput.WriteLineAsync(password);
        process.StandardInput.Close();
        var messages = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal(2, process.ExitCode);
        Assert.Contains(reason, messages, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("'Clerk'", "user", "add", "Clerk", "--role", "viewer")]
    [InlineData("'boss' is not a role", "user", "add", "someone", "--role", "boss")]
    [InlineData("name it with --unit", "user", "add", "someone", "--role", "reporter")]
    [InlineData("no unit `nowhere`", "user", "add", "someone", "--role", "reporter", "--unit", "nowhere")]
    [InlineData("Only a reporter belongs to a unit", "user", "add", "someone", "--role", "viewer", "--unit", "btc")]
    [InlineData("There is an account `viewer` already", "user", "add", "viewer", "--role", "viewer")]
    [InlineData("no account `nobody.at.all`; `user list`", "user", "disable", "nobody.at.all")]
    public async Task What_cannot_be_is_refused_with_the_next_step(string expected, params string[] arguments)
    {
        var run = await CommandRun.RunAsync(desk.Folder, null, arguments);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(expected, run.Messages, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }
}
