namespace Analytics.Worker.Packs;

/// <summary>How a pack's states are called before people.</summary>
internal static class PackStates
{
    public static Sentence Name(string state) => state switch
    {
        "draft" => new("dự thảo", "a draft"),
        "checked" => new("đã soát", "checked"),
        "approved" => new("đã duyệt", "approved"),
        "sent" => new("đã gửi", "sent"),
        "superseded" => new("đã được thay thế", "superseded"),
        "rejected" => new("không duyệt", "rejected"),
        _ => throw new InvalidOperationException($"A pack has no state `{state}`."),
    };
}
