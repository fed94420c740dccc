using System.Text;
using Analytics.Reports.Audit;
using Analytics.Reports.Figures;
using Analytics.Reports.Intake;
using Analytics.Reports.Warehouse;
using Analytics.Worker.Tests.Figures.Reference;
using Dapper;

namespace Analytics.Worker.Tests.Figures;

/// <summary>Many random towns in one database, through the importer; each is asked for by itself.</summary>
internal sealed class TownsWarehouse(WarehouseConnections warehouse)
{
    public Task ImportAsync(IReadOnlyList<RandomTown> towns) => ImportAsync(towns, ..);

    /// <param name="backwards">Every file with its last line first.</param>
    public async Task ImportAsync(IReadOnlyList<RandomTown> towns, Range imports, bool backwards = false)
    {
        foreach (var import in Enumerable.Range(0, TownImports.All.Count).Take(imports))
        {
            using var folder = new ScratchFolder();
            foreach (var name in towns.SelectMany(town => town.Imports[import].Files.Keys).Distinct())
            {
                // Terms of office are the same rows in every town.
                var texts = towns.Take(name == "terms.csv" ? 1 : towns.Count).Select(town => town.Imports[import].Files[name].Split('\n')[..^1]).ToList();
                var lines = texts.SelectMany(text => text.Skip(1));
                await File.WriteAllLinesAsync(folder.Below(name), (backwards ? lines.Reverse() : lines).Prepend(texts[0][0]));
            }

            var (recordedAt, backfill) = TownImports.All[import];
            var result = await new Importer(warehouse.App, TimeProvider.System).ImportAsync(
                [folder.Path], new ImportOptions(recordedAt, backfill, DryRun: false, SubmittedBy: "test"), CancellationToken.None);
            Assert.True(result.Accepted, string.Join('\n', result.Problems.Select(problem => problem.Line("en"))));
        }
    }

    /// <summary>Only what the audit asks of a pack: that it was made, and for which instant.</summary>
    public async Task StorePacksAsync(IEnumerable<Question> questions)
    {
        var packs = questions
            .Where(asked => asked.Period.Length < 9)
            .DistinctBy(asked => (asked.Series, asked.Committee, asked.Period))
            .SelectMany(asked => asked.Packs.Select((asOf, place) => (
                asked.Series, asked.Committee, Period: Span.Of(asked.Period, []).YearBefore!.Code, AsOf: asOf, Version: place + 1)))
            .ToList();
        await using var connection = await warehouse.App.OpenConnectionAsync();
        await connection.ExecuteAsync(
            """
            insert into warehouse.series (code, version, definition, sha256, applied_by)
            select distinct s.code, 1, 'random', repeat('0', 64), 'test'
            from unnest(@series) as s (code)
            """,
            new { series = packs.ConvertAll(pack => pack.Series) });
        await connection.ExecuteAsync(
            """
            insert into packs.packs (
              committee, series, period, version, as_of, snapshot, series_version, code_version, template, language, manifest)
            select p.committee, p.series, p.period, p.version, p.as_of, 'sha256:0', 1, '0', '0', 'vi', '{}'
            from unnest(@committees, @series, @periods, @versions, @instants) as p (committee, series, period, version, as_of)
            """,
            new
            {
                committees = packs.ConvertAll(pack => pack.Committee),
                series = packs.ConvertAll(pack => pack.Series),
                periods = packs.ConvertAll(pack => pack.Period),
                versions = packs.ConvertAll(pack => pack.Version),
                instants = packs.ConvertAll(pack => pack.AsOf.UtcDateTime),
            });
    }

    /// <summary>What <c>figures --json</c> prints.</summary>
    public async Task<string> JsonAsync(Question asked)
    {
        var period = await TermReader.FindPeriodAsync(warehouse.Reader, asked.Period, asked.AsOf, CancellationToken.None);
        var scope = new FigureScope(
            asked.Series, asked.Committee, asked.Units, asked.Indicators, period!, asked.AsOf, asked.Calendar,
            asked.Truncate ? Rounding.Truncate : Rounding.HalfAway, TrendQuarters: 0);
        var snapshot = await SnapshotReader.ReadAsync(warehouse.Reader, scope, CancellationToken.None);
        return Encoding.UTF8.GetString(FiguresJson.Write(FigureCalculator.Compute(snapshot, scope), Auditor.Audit(snapshot, scope).Findings));
    }
}
