using System.Globalization;
using Analytics.Reports.Figures;
using Analytics.Reports.Intake.Numbers;
using Analytics.Reports.Intake.Template;
using Npgsql;

namespace Analytics.Reports.Intake.Submissions;

/// <summary>One number that somebody told, by telephone say, as it was said and taken down.</summary>
/// <param name="Value">As in a cell of a collection workbook: "9.086", "3,5 tỷ", "trên 1.300", "96–98%"; a dash takes the value back.</param>
/// <param name="Reason">Who said so, and why.</param>
internal sealed record ToldNumber(string Unit, string Indicator, string Quarter, string Value, string Reason)
{
    private const string ValueColumn = "value";

    /// <summary>
    /// The row of <c>observations.csv</c> that it says, cells by column; what it does not say is empty. Null when it cannot be understood, and a
    /// problem says why. Unit, quarter and what the indicator allows are judged with the row.
    /// </summary>
    public async Task<IReadOnlyDictionary<string, string?>?> RowAsync(NpgsqlConnection connection, ProblemList problems, CancellationToken cancelled)
    {
        if (await SaidAsync(connection, problems, cancelled) is not { } said)
        {
            return null;
        }

        var value = Text(said.Value);
        return new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["unit"] = Unit,
            ["indicator"] = Indicator,
            ["quarter"] = Quarter,
            [ValueColumn] = value,
            ["qualifier"] = said.Qualifier is { } hedge ? EnumCode.Of(hedge) : null,
            ["value_to"] = Text(said.UpTo),
            // Which of the others it has is settled when it is stored, by what counts then.
            ["status"] = said.Estimate ? "estimate" : null,
        };
    }

    private async Task<SaidNumber?> SaidAsync(NpgsqlConnection connection, ProblemList problems, CancellationToken cancelled)
    {
        var known = await KnownForms.LoadAsync(connection, cancelled);
        if (!known.HasIndicator(Indicator))
        {
            Refuse("indicator", ProblemCode.UnknownIndicator, Indicator);
            return null;
        }

        if (string.IsNullOrWhiteSpace(Value))
        {
            Refuse(ValueColumn, ProblemCode.Required, "");
            return null;
        }

        // Of "35/55" the second number would be another indicator's.
        var refusal = NumberGrammar.Read(Value, known.Asked(Indicator) with { IsNumerator = false }, out var said);
        if (refusal is not null)
        {
            Refuse(ValueColumn, refusal.Code, Value, refusal.Details);
            return null;
        }

        return said;

        void Refuse(string column, ProblemCode code, string value, params IReadOnlyList<string> details) =>
            problems.Add(new Problem(code, "observations.csv", Column: column, Value: value, Details: details), 0);
    }

    private static string? Text(decimal? number) => number?.ToString("0.######", CultureInfo.InvariantCulture);
}
