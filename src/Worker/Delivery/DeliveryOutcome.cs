namespace Analytics.Worker.Delivery;

/// <summary>How one attempt ended.</summary>
/// <param name="State">The row's next state; <c>queued</c> is tried again after <paramref name="Delay"/>.</param>
/// <param name="Answer">What the server said, or the file it was written to.</param>
/// <param name="NoSession">The server was not reached or let nobody in: the next message would fare no better.</param>
internal sealed record DeliveryOutcome(string State, string Answer, TimeSpan Delay, bool NoSession = false)
{
    public static DeliveryOutcome Accepted(string answer) => new("accepted", answer, TimeSpan.Zero);

    public static DeliveryOutcome Failed(string answer) => new("failed", answer, TimeSpan.Zero);
}
