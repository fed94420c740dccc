namespace Analytics.Worker.Desk.Accounts;

/// <summary>The roles of desk accounts as the database spells them; each can do what the ones before it can, reporters apart.</summary>
internal static class Role
{
    /// <summary>Reads approved packs.</summary>
    public const string Viewer = "viewer";

    /// <summary>Sends the figures of one unit, and sees nothing else.</summary>
    public const string Reporter = "reporter";

    /// <summary>Makes packs and sees drafts and runs.</summary>
    public const string Editor = "editor";

    /// <summary>Approves, rejects and sends.</summary>
    public const string Approver = "approver";

    /// <summary>Also keeps accounts, lists and series, and sees who did what.</summary>
    public const string Admin = "admin";

    public static readonly string[] All = [Viewer, Reporter, Editor, Approver, Admin];

    /// <summary>Those who may see what is approved.</summary>
    public static readonly string[] Readers = [Viewer, Editor, Approver, Admin];

    /// <summary>Those who may see drafts and runs, and ask for runs.</summary>
    public static readonly string[] Editors = [Editor, Approver, Admin];

    /// <summary>Those who send figures: a reporter its unit's, the office everybody's.</summary>
    public static readonly string[] Senders = [Reporter, Editor, Approver, Admin];

    public static readonly string[] Approvers = [Approver, Admin];
}
