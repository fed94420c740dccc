namespace Analytics.Worker.Delivery.Lists;

/// <summary>Who gets packs (CONTRACT §5): those of the series that name this list, and of the series that it names itself.</summary>
/// <param name="Committee">Only this committee's packs; null: any committee's.</param>
internal sealed record DistributionList(string Code, string Title, string? Committee, IReadOnlyList<string> Series, IReadOnlyList<Member> Members);

/// <param name="Language"><c>vi</c> or <c>en</c>: of the message; the pack is the same.</param>
/// <param name="Formats">Endings of the files attached: <c>pdf</c>, <c>xlsx</c>.</param>
internal sealed record Member(string Name, string Email, string Language, IReadOnlyList<string> Formats);
