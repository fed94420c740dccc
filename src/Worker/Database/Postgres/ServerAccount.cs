namespace Analytics.Worker.Database.Postgres;

/// <summary>
/// Whom the server runs as. PostgreSQL refuses to run as root: root starts it in a user namespace where root is called nobody (the
/// files stay root's), or, where namespaces are refused, as another user.
/// </summary>
/// <param name="Prefix">The start of every command line.</param>
/// <param name="User">The number of the user who must own the files; null: whoever runs this.</param>
internal sealed record ServerAccount(IReadOnlyList<string> Prefix, string? User)
{
    private const string Nobody = "65534";

    public static async Task<ServerAccount> ChooseAsync(DataFolder folder, PostgresBinaries binaries, CancellationToken cancellation)
    {
        if (!Environment.IsPrivilegedProcess)
        {
            return new ServerAccount([], null);
        }

        var owner = folder.HasCluster ? await OwnerAsync(folder.Cluster, cancellation) : "0";
        string[] asNobodyInName = ["unshare", "--user", "--map-user=" + Nobody, "--map-group=" + Nobody];
        if (owner == "0" && await SucceedsAsync([.. asNobodyInName, binaries.Postgres, "--version"], cancellation))
        {
            return new ServerAccount(asNobodyInName, null);
        }

        var user = owner == "0" ? Nobody : owner;
        string[] asUser = ["setpriv", "--reuid=" + user, "--regid=" + user, "--clear-groups"];
        if (!await SucceedsAsync([.. asUser, binaries.Postgres, "--version"], cancellation))
        {
            throw new PartMissingException("embedded PostgreSQL",
                $"PostgreSQL does not run as root, user namespaces are refused here, and the user {user} cannot reach {binaries.Postgres}: "
                + "run this program as an ordinary user, or set ConnectionStrings:Warehouse to a server of your own.");
        }

        folder.Admit();
        if (!await SucceedsAsync([.. asUser, "test", "-x", folder.Root], cancellation))
        {
            throw new PartMissingException("embedded PostgreSQL",
                $"PostgreSQL does not run as root, user namespaces are refused here, and the user {user} cannot reach {folder.Root}: "
                + "run this program as an ordinary user, or set Data:Directory to a folder that this user can reach, such as one below /var/lib.");
        }

        return new ServerAccount(asUser, user);
    }

    public async Task OwnAsync(string path, CancellationToken cancellation)
    {
        if (User is null)
        {
            return;
        }

        var (exitCode, output) = await OtherProgram.RunAsync(["chown", "-R", User + ":" + User, path], "/", cancellation);
        if (exitCode != 0)
        {
            throw new PartMissingException("embedded PostgreSQL", $"{path} cannot be given to the user {User}: {output.Trim()}.");
        }
    }

    private static async Task<string> OwnerAsync(string path, CancellationToken cancellation) =>
        (await OtherProgram.RunAsync(["stat", "--format=%u", path], "/", cancellation)).Output.Trim();

    private static async Task<bool> SucceedsAsync(IReadOnlyList<string> commandLine, CancellationToken cancellation) =>
        (await OtherProgram.RunAsync(commandLine, "/", cancellation)).ExitCode == 0;
}
