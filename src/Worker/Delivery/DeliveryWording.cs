using Analytics.Worker.Packs;

namespace Analytics.Worker.Delivery;

/// <summary>How far a message is, in words.</summary>
internal static class DeliveryWording
{
    /// <param name="failure">How the last attempt failed; null: it did not.</param>
    /// <param name="doubts">How often it was not known whether it arrived: whatever became of it afterwards, that is said.</param>
    public static Sentence State(string state, string? failure, int doubts)
    {
        var said = State(state, failure);
        return (state, doubts) switch
        {
            (_, 0) or ("uncertain", _) => said,
            ("accepted", _) => new($"{said.Vi}, có thể hai lần", $"{said.En}, perhaps twice"),
            _ => new($"{said.Vi}, có thể đã đến", $"{said.En}, may have arrived"),
        };
    }

    private static Sentence State(string state, string? failure) => state switch
    {
        "queued" => failure is null ? new("Chờ gửi", "Queued") : new("Chờ gửi lại", "To be tried again"),
        "sending" => new("Đang gửi", "Sending"),
        "accepted" => new("Đã nhận", "Accepted"),
        "failed" => failure == "temporary" ? new("Không gửi được, đã thử nhiều lần", "Failed after many attempts") : new("Không gửi được, bị từ chối", "Refused"),
        "superseded" => new("Không gửi nữa", "Superseded"),
        "uncertain" => new("Không rõ đã đến chưa", "Unknown whether it arrived"),
        _ => throw new InvalidOperationException($"A message has no state `{state}`."),
    };
}
