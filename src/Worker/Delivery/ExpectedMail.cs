namespace Analytics.Worker.Delivery;

/// <summary>Who gets a pack's mail once it is approved.</summary>
/// <param name="Never">The series is set to send none.</param>
/// <param name="MissingLists">Without them it cannot be approved.</param>
internal sealed record ExpectedMail(bool Never, IReadOnlyList<Recipient> Recipients, IReadOnlyList<string> MissingLists);
