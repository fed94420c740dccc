using Microsoft.Playwright;

namespace Analytics.Desk.Tests.Browser;

/// <summary>Somebody who has a keyboard and no mouse.</summary>
internal static class Keys
{
    /// <param name="reached">A condition in the page's language: whether the focus is where it is wanted.</param>
    public static async Task TabToAsync(IPage page, string reached)
    {
        for (var presses = 0; presses < 60 && !await page.EvaluateAsync<bool>(reached); presses++)
        {
            await page.Keyboard.PressAsync("Tab");
        }

        Assert.True(await page.EvaluateAsync<bool>(reached), reached);
    }
}
