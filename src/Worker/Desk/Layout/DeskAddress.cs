namespace Analytics.Worker.Desk.Layout;

/// <summary>Addresses that come out of a request.</summary>
internal static class DeskAddress
{
    /// <summary>The address if it is one of this desk, otherwise the first page: a link must not lead from the sign-in page to somewhere else.</summary>
    public static string Local(string? wanted) =>
        wanted is ['/', ..] and not ['/', '/' or '\\', ..] && !wanted.Any(char.IsControl) && Uri.TryCreate(wanted, UriKind.Relative, out _)
            ? wanted
            : "/";
}
