namespace Analytics.Worker.Delivery.Lists;

/// <summary>Who gets the packs of the series that name this list (CONTRACT §5).</summary>
internal sealed record DistributionList(string Code, string Title, IReadOnlyList<Member> Members);

/// <param name="Language"><c>vi</c> or <c>en</c>: of the message; the pack is the same.</param>
/// <param name="Formats">Endings of the files attached: <c>pdf</c>, <c>xlsx</c>.</param>
internal sealed record Member(string Name, string Email, string Language, IReadOnlyList<string> Formats);
