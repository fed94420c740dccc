using System.Globalization;

namespace Analytics.Worker.Tests.Figures.Reference;

/// <summary>A run of quarters, each the number of quarters since year 0; both ends are part of it.</summary>
internal sealed record Span(string Code, int First, int Last)
{
    public bool IsTerm => Code.Length == 9;

    public IEnumerable<int> Quarters => Enumerable.Range(First, Last - First + 1);

    /// <summary>The previous-year period; a term has none.</summary>
    public Span? YearBefore => IsTerm ? null : new(Year(-1) + Code[4..], First - 4, Last - 4);

    /// <summary>One period of the same kind before; a term has none.</summary>
    public string? KindBefore => Code[4..] switch
    {
        _ when IsTerm => null,
        "-Q1" => Year(-1) + "-Q4",
        "-Q2" or "-Q3" or "-Q4" => Code[..6] + (char)(Code[6] - 1),
        "-H1" => Year(-1) + "-H2",
        "-H2" => Code[..4] + "-H1",
        _ => YearBefore!.Code,
    };

    public static int Quarter(string code) => int.Parse(code[..4], CultureInfo.InvariantCulture) * 4 + code[6] - '1';

    public static string Name(int quarter) => string.Create(CultureInfo.InvariantCulture, $"{quarter / 4:D4}-Q{quarter % 4 + 1}");

    /// <param name="terms">Rows of terms.csv.</param>
    public static Span Of(string code, IEnumerable<Row> terms)
    {
        if (code.Length == 9)
        {
            var term = terms.Single(row => row["code"] == code);
            return new(code, term.Quarter("from"), term.Quarter("to"));
        }

        var (from, to) = code[4..] switch
        {
            "" => (1, 4),
            "-H1" => (1, 2),
            "-H2" => (3, 4),
            "-9M" => (1, 3),
            var quarter => (quarter[2] - '0', quarter[2] - '0'),
        };
        var begin = int.Parse(code[..4], CultureInfo.InvariantCulture) * 4;
        return new(code, begin + from - 1, begin + to - 1);
    }

    private string Year(int later) => (int.Parse(Code[..4], CultureInfo.InvariantCulture) + later).ToString("D4", CultureInfo.InvariantCulture);
}
