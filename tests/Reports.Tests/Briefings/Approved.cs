namespace Analytics.Reports.Tests.Briefings;

/// <summary>Holds a text against the approved one beside the test; a difference shows the lines and leaves the received text in the output folder.</summary>
internal static class Approved
{
    /// <param name="beside">The folder of the test in its project.</param>
    public static void Matches(string name, string text, string beside = "Briefings")
    {
        var folder = Path.Combine(AppContext.BaseDirectory, beside);
        var file = Path.Combine(folder, name + ".approved.txt");
        var approved = File.Exists(file) ? File.ReadAllText(file).Split('\n') : [];
        var received = text.Split('\n');
        var differences = Enumerable.Range(0, Math.Max(approved.Length, received.Length))
            .Where(line => approved.ElementAtOrDefault(line) != received.ElementAtOrDefault(line))
            .Select(line => $"line {line + 1}\n- {approved.ElementAtOrDefault(line)}\n+ {received.ElementAtOrDefault(line)}")
            .ToList();
        if (differences.Count == 0)
        {
            return;
        }

        Directory.CreateDirectory(folder);
        var receivedFile = Path.Combine(folder, name + ".received.txt");
        File.WriteAllText(receivedFile, text);
        Assert.Fail($"The text differs from {name}.approved.txt in {differences.Count} lines; received: {receivedFile}\n{string.Join('\n', differences.Take(20))}");
    }
}
