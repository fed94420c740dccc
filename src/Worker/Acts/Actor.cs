using Analytics.Worker.Scheduling;

namespace Analytics.Worker.Acts;

/// <summary>Who acts, and from where.</summary>
/// <param name="Who">An account of the desk or the system's user of a command; in brackets when it is nobody in person. Never a secret.</param>
/// <param name="Door"><c>command</c>, <c>desk</c> or <c>node</c>.</param>
/// <param name="Place">The machine of a command, the address of a browser, the name of a node.</param>
internal sealed record Actor(string Who, string Door, string Place)
{
    /// <summary>Whoever runs this command.</summary>
    public static Actor Command { get; } = AtCommandLine(Environment.UserName);

    public static Actor AtCommandLine(string who) => new(who, "command", Environment.MachineName);

    public static Actor OnDesk(string who, string address) => new(who, "desk", address);

    /// <summary>Nobody in person: this process does what a series or a setting asks for.</summary>
    public static Actor ThisProcess { get; } = new("(automatic)", "node", ThisNode.Name);
}
