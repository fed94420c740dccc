using System.Globalization;
using Analytics.Reports.Intake.Files;
using Analytics.Reports.Warehouse;
using Dapper;
using Npgsql;

namespace Analytics.Reports.Intake;

/// <summary>What only all rows together, and the warehouse, can tell about an import.</summary>
internal sealed class Checks(NpgsqlConnection connection, IntakeRows rows, ProblemList problems)
{
    /// <param name="Reads">When one of these could not be read whole, what the check would find may only follow from that.</param>
    private sealed record Check(string Statement, params IReadOnlyList<DataFile> Reads);

    private static readonly IReadOnlyList<Check> All =
    [
        new(Sql.Query("intake/check_keys")),
        new(Sql.Query("intake/check_unit_codes"), UnitsFile.File),
        new(Sql.Query("intake/check_indicator_codes"), IndicatorsFile.File),
        new(Sql.Query("intake/check_term_codes"), TermsFile.File),
        new(Sql.Query("intake/check_committees"), UnitsFile.File),
        new(Sql.Query("intake/check_observations"), UnitsFile.File, IndicatorsFile.File),
        new(Sql.Query("intake/check_ratios"), IndicatorsFile.File),
        new(Sql.Query("intake/check_parents"), UnitsFile.File),
        new(Sql.Query("intake/check_parts"), IndicatorsFile.File),
        new(Sql.Query("intake/check_successions"), UnitsFile.File, SuccessionsFile.File),
    ];

    /// <param name="broken">The files that could not be read whole.</param>
    public async Task RunAsync(IReadOnlySet<DataFile> broken, CancellationToken cancelled)
    {
        foreach (var overlay in (string[])
            [Sql.Query("intake/now_units"), Sql.Query("intake/now_indicators"), Sql.Query("intake/now_successions"), Sql.Query("intake/analyze")])
        {
            await connection.ExecuteAsync(new CommandDefinition(overlay, commandTimeout: Importer.StatementSeconds, cancellationToken: cancelled));
        }

        foreach (var check in All.Where(check => !check.Reads.Any(broken.Contains)))
        {
            var found = await connection.QueryAsync<Finding>(new CommandDefinition(
                check.Statement, new { most = problems.Most }, commandTimeout: Importer.StatementSeconds, cancellationToken: cancelled));
            Take([.. found]);
        }
    }

    private void Take(IReadOnlyList<Finding> findings)
    {
        foreach (var finding in findings)
        {
            var code = ProblemCodes.Parse(finding.Code);
            var details = Details(ref code, finding);
            var name = rows.Name(finding.File);
            if (rows.Filled(finding.File, finding.Line) is { } filled)
            {
                problems.Add(filled.At(code, name, finding.Column, finding.Value, details), finding.File, order: finding.Line);
            }
            else
            {
                problems.Add(
                    new Problem(code, name, finding.Line, finding.Column, finding.Value, details),
                    finding.File,
                    finding.Column is null ? 0 : rows.File(finding.File).IndexOf(finding.Column));
            }
        }

        if (findings.Count > 0)
        {
            problems.AddUnlisted(findings[0].Total - findings.Count);
        }
    }

    private string[] Details(ref ProblemCode code, Finding finding)
    {
        var parts = finding.Detail?.Split(' ') ?? [];
        if (code == ProblemCode.DuplicateKey)
        {
            var (file, line) = (int.Parse(parts[0], CultureInfo.InvariantCulture), long.Parse(parts[1], CultureInfo.InvariantCulture));
            if (rows.Filled(file, line) is not { } first)
            {
                return [rows.Name(file), parts[1]];
            }

            code = ProblemCode.DuplicateOfCell;
            return [rows.Name(file), first.Main.ToString()];
        }

        return code switch
        {
            ProblemCode.RatioPartKind or ProblemCode.PredecessorValid => parts,
            _ => finding.Detail is { } detail ? [detail] : [],
        };
    }

    private sealed record Finding(string Code, int File, long Line, string? Column, string? Value, string? Detail, long Total);
}
