namespace Analytics.Reports.Formats;

/// <summary>What may stand at one place of a profile file.</summary>
internal abstract record FormatValue;

/// <summary>A plain decimal; both ends are included.</summary>
/// <param name="Otherwise">What it is when it is left out; null: it may not be.</param>
internal sealed record Measure(decimal Least, decimal Most, string Unit, decimal? Otherwise = null) : FormatValue;

internal sealed record Flag : FormatValue;

internal sealed record Words(bool MayBeEmpty) : FormatValue;

internal sealed record OneOf(params IReadOnlyList<string> Accepted) : FormatValue;

internal sealed record Lines(int Least, int Most, FormatValue Each) : FormatValue;

internal sealed record Keys(params IReadOnlyList<(string Name, FormatValue Value)> Of) : FormatValue;

/// <summary>The keys of a profile file with what is accepted. The limits keep a typing error off the page; the rules are the files' own.</summary>
internal static class FormatSchema
{
    /// <summary>Nothing is printed smaller than 9 pt.</summary>
    private static readonly Measure Points = new(9, 30, "points");

    private static readonly Measure Percent = new(20, 80, "percent");
    private static readonly Words Text = new(MayBeEmpty: false);

    /// <summary>The rule beneath, in percent of the text's length; 0 is none.</summary>
    private static readonly (string, FormatValue) Rule = ("rule", new Measure(0, 100, "percent", Otherwise: 0));

    private static readonly (string, FormatValue)[] Letters =
        [("size", Points), ("bold", new Flag()), ("italic", new Flag()), ("underline", new Flag())];

    public static readonly Keys Profile = new(
        ("name_vi", Text),
        ("name_en", Text),
        // The charts need 149 mm: a text width below that would print their letters smaller than 9 pt.
        ("page", new Keys(("top", new Measure(15, 40, "millimetres")), ("bottom", new Measure(15, 40, "millimetres")),
            ("left", new Measure(15, 40, "millimetres")), ("right", new Measure(10, 20, "millimetres")))),
        ("page_number", new Keys(("size", Points), ("from_top", new Measure(5, 30, "millimetres")))),
        ("text", new Keys(("size", new Measure(12, 16, "points")), ("pitch", new Measure(14, 30, "points")), ("after", new Measure(0, 18, "points")),
            ("after_least", new Measure(0, 18, "points")), ("first_line", new Measure(0, 20, "millimetres")))),
        ("marking", new Keys(Letters)),
        ("header", new Keys(
            ("left_share", Percent),
            ("superior", new Keys([.. Letters, Rule])),
            ("issuer", new Keys([.. Letters, Rule])),
            ("mark", new Keys([("text", new Words(MayBeEmpty: true)), .. Letters])),
            ("number", new Keys([("before", Text), ("blank", new Measure(5, 30, "millimetres")), ("after", Text), .. Letters])),
            ("title", new Lines(1, 3, new Keys([("text", Text), .. Letters, Rule]))),
            ("date", new Keys([.. Letters, ("beside", new OneOf("mark", "number"))])))),
        ("type", new Keys(Letters)),
        ("summary", new Keys([.. Letters, ("separator", new Words(MayBeEmpty: true)), Rule])),
        ("addressee", new Keys([("text", new Words(MayBeEmpty: true)), .. Letters])),
        ("headings", new Lines(3, 3, new Keys([("number", new OneOf("I.", "I-", "A.", "1.", "1)", "a)", "a.")), .. Letters]))),
        ("signature", new Keys(
            ("prefix", new OneOf("T/M", "TM.")), ("share", Percent), ("authority", new Keys(Letters)), ("title", new Keys(Letters)),
            ("name_space", new Measure(10, 60, "millimetres")))),
        ("recipients", new Keys(
            ("label", new Keys([("text", Text), .. Letters])), ("list_size", Points), ("after_each", new OneOf(",", ";")),
            ("last", new Words(MayBeEmpty: true)))),
        ("end_mark", new OneOf(".", "./.")),
        ("annex", new Keys(("number", new Keys(Letters)), ("title", new Keys(Letters)))));

    /// <summary>A key that may be left out.</summary>
    public static bool IsOptional(FormatValue value) => value is Flag or Words { MayBeEmpty: true } or Measure { Otherwise: not null };
}
