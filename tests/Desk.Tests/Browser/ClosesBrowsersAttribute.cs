using System.Reflection;
using Xunit.Sdk;

namespace Analytics.Desk.Tests.Browser;

/// <summary>
/// On a collection: each of its tests ends by closing every browser it has opened, and fails when a page of one wrote an error to its
/// console, threw one, or asked another host for anything.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ClosesBrowsersAttribute : BeforeAfterTestAttribute
{
    private static readonly AsyncLocal<OpenBrowsers?> Current = new();

    internal static OpenBrowsers OfThisTest => Current.Value ?? throw new InvalidOperationException("Browsers are opened in tests only.");

    public override void Before(MethodInfo methodUnderTest) => Current.Value = new OpenBrowsers();

    // Beside the test's thread, which waits: what closing a browser comes back to may be that one.
    public override void After(MethodInfo methodUnderTest) => Task.Run(OfThisTest.CloseAsync).GetAwaiter().GetResult();
}
