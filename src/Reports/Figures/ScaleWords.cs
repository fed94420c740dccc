namespace Analytics.Reports.Figures;

/// <summary>What a number that was divided by an indicator's scale is counted in, with a space behind; nothing for 1.</summary>
internal static class ScaleWords
{
    public static string Vi(long scale) => scale switch
    {
        1 => "",
        1_000 => "nghìn ",
        1_000_000 => "triệu ",
        1_000_000_000 => "tỷ ",
        _ => throw new InvalidOperationException($"The scale {scale} has no Vietnamese word."),
    };

    public static string En(long scale) => scale switch
    {
        1 => "",
        1_000 => "thousand ",
        1_000_000 => "million ",
        1_000_000_000 => "billion ",
        _ => throw new InvalidOperationException($"The scale {scale} has no English word."),
    };
}
