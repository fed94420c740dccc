using System.Globalization;
using System.Text;
using Analytics.Reports.Briefings.Definition;
using Analytics.Reports.Figures;
using Analytics.Reports.Intake;
using Analytics.Reports.Intake.Workbooks;
using Analytics.Reports.Periods;
using Analytics.Reports.Tests.Intake;
using Analytics.Reports.Warehouse;
using Analytics.Worker.Collection;
using Analytics.Worker.Sample;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using ExcelDataReader;

namespace Analytics.Worker.Tests.Intake;

/// <summary>Template → fill → import → figures, for every unit and series of the sample town.</summary>
[Collection("intake")]
public sealed class TemplateTownTests(DatabaseFixture database)
{
    private const string Groups = " dct1 dct2 dct3 dct4 dct5 dct6";

    /// <summary>By series: the units that are none of it, or not valid in the quarter, and nobody else.</summary>
    private static readonly Dictionary<(string Series, Quarter Quarter), string> Refused = new()
    {
        [(SampleTown.NineMonths, new(2025, 1))] = "btgdv" + Groups,
        [(SampleTown.Quarter, new(2025, 1))] = "btc btgdv btg ubkt vp ttct" + Groups,
        [(SampleTown.HalfYear, new(2025, 1))] = "btgdv ccb" + Groups,
        [(SampleTown.Year, new(2025, 1))] = "btc btgdv btg ubkt bdv mttq lhpn hnd dtn ccb ldld ttct",
        [(SampleTown.Term, new(2025, 1))] = "btgdv" + Groups,
        [(SampleTown.NineMonths, new(2025, 3))] = "btgdv btg bdv" + Groups,
        [(SampleTown.Quarter, new(2025, 3))] = "btc btgdv btg ubkt bdv vp ttct" + Groups,
        [(SampleTown.HalfYear, new(2025, 3))] = "btgdv btg bdv ccb" + Groups,
        [(SampleTown.Year, new(2025, 3))] = "btc btgdv btg ubkt bdv mttq lhpn hnd dtn ccb ldld ttct",
        [(SampleTown.Term, new(2025, 3))] = "btg bdv" + Groups,
    };

    [Fact]
    public async Task What_every_unit_fills_in_comes_out_as_figures()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var warehouse = await database.CreateDatabaseAsync();
        await SampleTown.LoadAsync(warehouse, TimeProvider.System, CancellationToken.None);
        var kinds = new HashSet<IndicatorKind>();
        var workbooks = 0;
        // The first with plans and the two boards that end with it, the other with the board that follows them.
        foreach (var quarter in (Quarter[])[new(2025, 1), new(2025, 3)])
        {
            var units = new HashSet<string>(StringComparer.Ordinal);
            foreach (var series in (string[])[SampleTown.NineMonths, SampleTown.Quarter, SampleTown.HalfYear, SampleTown.Year, SampleTown.Term])
            {
                using var folder = new ScratchFolder();
                var filled = new Dictionary<(string Unit, string Code), decimal>();
                var refused = new List<string>();
                foreach (var unit in await UnitsAsync(warehouse))
                {
                    if (await MakeAsync(warehouse, series, unit, quarter) is not { } template)
                    {
                        refused.Add(unit);
                        continue;
                    }

                    Assert.Empty(Faults(template));
                    var book = Fill(template, unit, series, await IndicatorsAsync(warehouse, series), filled);
                    await File.WriteAllBytesAsync(Path.Combine(folder.Path, $"{unit}.xlsx"), book);
                    workbooks++;
                    units.Add(unit);
                }

                Assert.Equal((series, quarter, Sorted(Refused[(series, quarter)].Split(' '))), (series, quarter, Sorted(refused)));
                var result = await new Importer(warehouse.App, TimeProvider.System).ImportAsync(
                    [folder.Path], new ImportOptions(null, Backfill: false, DryRun: false, "test"), CancellationToken.None);
                Assert.Empty(result.Problems.Select(problem => problem.Line("en")));
                Assert.True(result.RowsStored > 0);
                await AssertFiguresAsync(warehouse, series, quarter, filled, kinds);
            }

            Assert.Equal(quarter.Number == 1 ? 18 : 17, units.Count);
        }

        Assert.Equal(Enum.GetValues<IndicatorKind>().Order(), kinds.Order());
        Assert.True(workbooks > 80, $"Only {workbooks} workbooks.");
    }

    private static string Sorted(IEnumerable<string> units) => string.Join(' ', units.Order(StringComparer.Ordinal));

    /// <summary>Null for a unit that the series asks for nothing.</summary>
    private static async Task<byte[]?> MakeAsync(WarehouseConnections warehouse, string series, string unit, Quarter quarter)
    {
        try
        {
            return await UnitTemplate.MakeAsync(warehouse.Reader, series, unit, quarter.ToString(), DateTimeOffset.UtcNow, CancellationToken.None);
        }
        catch (BadInputException refusal) when (refusal.Lines is [var line] && line.StartsWith($"`{series}` asks unit `{unit}` for nothing", StringComparison.Ordinal))
        {
            return null;
        }
    }

    /// <summary>A number of its own for every input, some typed and some written as people write.</summary>
    private static byte[] Fill(
        byte[] template, string unit, string series, IReadOnlyDictionary<string, Indicator> indicators, Dictionary<(string Unit, string Code), decimal> filled)
    {
        var cells = new List<(string Code, string Column, object Value)>();
        foreach (var (code, column) in FormEdit.Places(template).Keys.Where(place => place.Column is "value" or "text"))
        {
            if (column == "text")
            {
                if (code.EndsWith("/1", StringComparison.Ordinal))
                {
                    cells.Add((code, column, $"Lời văn của {unit} cho {series}, {code}."));
                }

                continue;
            }

            if (code.StartsWith("plan:", StringComparison.Ordinal))
            {
                cells.Add((code, column, 4000));
                continue;
            }

            // The same in every series: two of them ask a unit for the same figure.
            var number = 1 + (code.Sum(letter => letter) * 7 + unit.Sum(letter => letter) * 3) % 900;
            var (value, said) = indicators[code].Kind switch
            {
                IndicatorKind.Flow when indicators[code].MeasureVi == "đồng" => (number * 100_000_000m, (object)$"{number / 10},{number % 10} tỷ"),
                IndicatorKind.Flow when number % 3 == 0 => (number, $"hơn {number} {indicators[code].MeasureVi}"),
                IndicatorKind.Flow or IndicatorKind.Stock => (number, number),
                IndicatorKind.Percent => (80 + number % 10, $"{80 + number % 10}–{90 + number % 10}%"),
                IndicatorKind.Milestone => (number % 2, number % 2 == 1 ? "Đạt" : "Chưa"),
                _ => throw new InvalidOperationException($"{code} is asked for."),
            };
            cells.Add((code, column, said));
            filled[(unit, code)] = value;
        }

        var book = FormEdit.Fill(template, cells);
        AssertSeenByOthers(book, cells);
        return book;
    }

    /// <summary>Another library reads what was filled in, where it was filled in, and nothing in the other inputs.</summary>
    private static void AssertSeenByOthers(byte[] book, IReadOnlyList<(string Code, string Column, object Value)> cells)
    {
        var seen = new Dictionary<CellPlace, string?>();
        using (var reader = ExcelReaderFactory.CreateReader(new MemoryStream(book)))
        {
            do
            {
                for (var row = 1; reader.Read(); row++)
                {
                    for (var column = 0; column < reader.FieldCount; column++)
                    {
                        seen[new(reader.Name, row, column + 1)] = Text(reader.GetValue(column));
                    }
                }
            }
            while (reader.NextResult());
        }

        var places = FormEdit.Places(book);
        var filled = cells.ToDictionary(cell => places[(cell.Code, cell.Column)], cell => Text(cell.Value));
        Assert.Equal(
            places.Values.Select(place => $"{place} {filled.GetValueOrDefault(place)}"),
            places.Values.Select(place => $"{place} {seen.GetValueOrDefault(place)}"));

        static string? Text(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture);
    }

    private static async Task AssertFiguresAsync(
        WarehouseConnections warehouse, string series, Quarter quarter, Dictionary<(string Unit, string Code), decimal> filled, HashSet<IndicatorKind> kinds)
    {
        var definition = await DefinitionAsync(warehouse, series);
        var scope = definition.Scope(SampleTown.Committee, Period.Of(quarter), DateTimeOffset.UtcNow);
        var snapshot = await SnapshotReader.ReadAsync(warehouse.Reader, scope, CancellationToken.None);
        var sheet = FigureCalculator.Compute(snapshot, scope);
        foreach (var (indicator, _, cells) in sheet.Figures)
        {
            foreach (var unit in cells)
            {
                if (indicator.Kind == IndicatorKind.Ratio)
                {
                    Assert.Equal(filled[(unit.Unit.Code, indicator.Numerator!)], unit.Cell.Numerator);
                    Assert.Equal(filled[(unit.Unit.Code, indicator.Denominator!)], unit.Cell.Denominator);
                    kinds.Add(indicator.Kind);
                    continue;
                }

                var value = filled[(unit.Unit.Code, indicator.Code)];
                Assert.Equal((indicator.Code, value, FigureState.Complete), (indicator.Code, unit.Cell.Value, unit.Cell.State));
                Assert.Equal(indicator.Kind == IndicatorKind.Percent ? value + 10 : null, unit.Cell.ValueTo);
                if (quarter.Number == 1 && indicator.Kind == IndicatorKind.Flow)
                {
                    // A shorter window or a resolution may come before it.
                    Assert.Contains(snapshot.Targets, target => (target.Unit, target.Indicator, target.From, target.To, target.Value, target.Basis)
                        == (unit.Unit.Code, indicator.Code, quarter, quarter + 3, 4000, TargetBasis.Plan));
                }

                kinds.Add(indicator.Kind);
            }
        }
    }

    private static IEnumerable<string> Faults(byte[] workbook)
    {
        using var file = SpreadsheetDocument.Open(new MemoryStream(workbook), false);
        return [.. new OpenXmlValidator(FileFormatVersions.Office2019).Validate(file).Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}")];
    }

    private static async Task<Reports.Briefings.SeriesDefinition> DefinitionAsync(WarehouseConnections warehouse, string series)
    {
        await using var connection = await warehouse.Reader.OpenConnectionAsync();
        return SeriesParser.ParseStored((await SeriesStore.FindAsync(connection, series, null, CancellationToken.None))!.Definition, series);
    }

    private static async Task<IReadOnlyDictionary<string, Indicator>> IndicatorsAsync(WarehouseConnections warehouse, string series)
    {
        var scope = (await DefinitionAsync(warehouse, series)).Scope(SampleTown.Committee, Period.Of(new Quarter(2025, 1)), DateTimeOffset.UtcNow);
        return (await SnapshotReader.ReadAsync(warehouse.Reader, scope, CancellationToken.None)).Indicators;
    }

    private static async Task<IReadOnlyList<string>> UnitsAsync(WarehouseConnections warehouse)
    {
        var scope = (await DefinitionAsync(warehouse, SampleTown.Term)).Scope(SampleTown.Committee, Period.Of(new Quarter(2025, 1)), DateTimeOffset.UtcNow);
        var snapshot = await SnapshotReader.ReadAsync(warehouse.Reader, scope, CancellationToken.None);
        return [.. snapshot.Units.Where(unit => unit.Code != SampleTown.Committee).Select(unit => unit.Code)];
    }
}
