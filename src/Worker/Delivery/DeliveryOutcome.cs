namespace Analytics.Worker.Delivery;

/// <summary>How one attempt ended.</summary>
/// <param name="State">The row's next state; <c>queued</c> is tried again after <paramref name="Delay"/>.</param>
/// <param name="Answer">What the server said, or the file it was written to.</param>
/// <param name="Failure"><c>temporary</c> or <c>permanent</c>: whether the same message may be taken later; null: it did not fail.</param>
/// <param name="NoSession">The server was not reached or let nobody in: the next message would fare no better.</param>
internal sealed record DeliveryOutcome(string State, string Answer, TimeSpan Delay, string? Failure = null, bool NoSession = false)
{
    /// <summary>The server ended the session over this message: the next one is tried on a new session, and if that ends too, later.</summary>
    public bool SessionEnded { get; init; }

    public static DeliveryOutcome Accepted(string answer) => new("accepted", answer, TimeSpan.Zero);

    /// <summary>It has become needless before it left.</summary>
    public static DeliveryOutcome TakenBack(string answer) => new("superseded", answer, TimeSpan.Zero);

    /// <summary>Refused as it is: no repetition would help.</summary>
    public static DeliveryOutcome Refused(string answer) => new("failed", answer, TimeSpan.Zero, "permanent");
}
