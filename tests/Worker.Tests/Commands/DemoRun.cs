namespace Analytics.Worker.Tests.Commands;

/// <summary>One <c>demo</c> on an empty folder, shared by the tests that look at what it left.</summary>
public sealed class DemoRun : IAsyncLifetime
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("demo-").FullName;

    internal CommandRun Run { get; private set; } = null!;

    public string Out => Path.Combine(Folder, "out");

    public async Task InitializeAsync() => Run = await CommandRun.RunAsync(Folder, null, "demo", "--no-serve");

    public Task DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        return Task.CompletedTask;
    }
}
