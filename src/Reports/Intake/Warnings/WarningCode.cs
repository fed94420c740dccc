using System.Text.Json;

namespace Analytics.Reports.Intake.Warnings;

/// <summary>What an import is warned of; the codes in JSON and in the warehouse are these in snake case.</summary>
internal enum WarningCode
{
    /// <summary>The audit's rule (CONTRACT §3).</summary>
    Outlier,

    /// <summary>A zero where the eight quarters before hold at least four values, all above 0.</summary>
    ZeroAfterHistory,

    /// <summary>A ratio's numerator is larger than its denominator, in the quarter.</summary>
    NumeratorExceedsDenominator,

    /// <summary>The audit's rule (CONTRACT §3).</summary>
    RepeatedText,

    IdentityNumber,
    TelephoneNumber,
    ListOfPersons,
}

internal static class WarningCodes
{
    public static string Text(this WarningCode code) => JsonNamingPolicy.SnakeCaseLower.ConvertName(code.ToString());
}
