using System.Diagnostics;
using System.Reflection;
using System.Text;

namespace Analytics.Worker.Tests.Delivery;

/// <summary>The Node programs of <c>tests/</c>: servers and readers that had no part in making what they look at.</summary>
internal static class TestsFolder
{
    private static readonly string Path = typeof(TestsFolder).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "TestsFolder").Value!;

    public static Process Start(string program, params string[] arguments) =>
        Process.Start(new ProcessStartInfo("node", [program, .. arguments])
        {
            WorkingDirectory = Path,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardOutputEncoding = Encoding.UTF8,
        })!;

    public static async Task<string> RunAsync(string program, params string[] arguments)
    {
        using var process = Start(program, arguments);
        process.StandardInput.Close();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        return output;
    }
}
