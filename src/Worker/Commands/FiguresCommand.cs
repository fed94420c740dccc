using System.CommandLine;
using Analytics.Reports.Audit;
using Analytics.Reports.Briefings.Wording;
using Analytics.Reports.Figures;
using Analytics.Reports.Periods;
using Analytics.Reports.Warehouse;
using Analytics.Worker.Jobs;
using Spectre.Console;

namespace Analytics.Worker.Commands;

/// <summary><c>figures</c>: what a pack would be made from and what the audit found in it, as a table or as JSON.</summary>
internal static class FiguresCommand
{
    public static Command Create(CommandHost host)
    {
        var series = Options.Series();
        var period = Options.Period();
        var committee = Options.Committee();
        var asOf = Options.AsOf();
        var json = new Option<bool>("--json") { Description = "Print the figures as JSON." };
        var findings = new Option<string?>("--findings") { Description = "Also write the office's workbook of findings to this file." };
        var command = new Command("figures", "The figures of a series for a period, for the office: nothing is masked.")
        {
            series, period, committee, asOf, json, findings,
        };
        command.SetAction(async (parsed, cancelled) =>
        {
            var warehouse = await host.WarehouseAsync();
            var request = await new PackRequests(warehouse.Reader).ResolveAsync(
                parsed.GetRequiredValue(series),
                parsed.GetValue(committee),
                parsed.GetRequiredValue(period),
                parsed.GetValue(asOf) ?? host.Clock.GetUtcNow(),
                force: true,
                seriesVersion: null,
                cancelled);
            var scope = request.Series.Scope(request.Committee, request.Period, request.AsOf);
            var snapshot = await SnapshotReader.ReadAsync(warehouse.Reader, scope, cancelled);
            var sheet = FigureCalculator.Compute(snapshot, scope);
            var report = Auditor.Audit(snapshot, scope);
            if (parsed.GetValue(findings) is { } path)
            {
                await OutFile.WriteAsync("--findings", path, FindingsFile.Write(request.Series, scope, snapshot, report), cancelled);
            }

            if (parsed.GetValue(json))
            {
                await host.WriteAsync(FiguresJson.Write(sheet, report.Findings));
            }
            else
            {
                WriteTable(host, sheet, request.Series.Rounding);
                WriteFindings(host, report.Findings);
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static void WriteFindings(CommandHost host, IReadOnlyList<Finding> findings)
    {
        var results = host.Results();
        results.WriteLine(findings.Count == 0 ? "Rà soát: không phát hiện vấn đề." : "Kết quả rà soát:");
        foreach (var finding in findings)
        {
            results.WriteLine($"{EnumCode.Of(finding.Code)}  {finding.Message}");
        }
    }

    private static void WriteTable(CommandHost host, FigureSheet sheet, Rounding rounding)
    {
        var table = new Table().Border(TableBorder.Simple)
            .AddColumns("Chỉ tiêu", "Đơn vị tính", "Thực hiện", "Kế hoạch", "So với kế hoạch", "Cùng kỳ", "So với cùng kỳ", "Tình trạng");
        foreach (var (indicator, total, _) in sheet.Figures)
        {
            string[] cells =
            [
                $"{indicator.Code}  {indicator.NameVi}",
                Numbers.AxisMeasure(indicator),
                total.Text,
                total.Target is { } target ? FigureText.Value(indicator, target.Value, null, Qualifier.Exact, isTotal: true, rounding) : string.Empty,
                total.Target?.Text ?? string.Empty,
                total.Previous?.Text ?? string.Empty,
                total.Change?.Text ?? string.Empty,
                StateVi(total.State),
            ];
            table.AddRow([.. cells.Select(Markup.Escape)]);
        }

        var results = host.Results();
        results.WriteLine($"{sheet.Series}, {sheet.Committee}, {sheet.Period}, số liệu đến {VietnamTime.Format(sheet.AsOf)}");
        results.Write(table);
        var coverage = sheet.Coverage;
        results.WriteLine(FormattableString.Invariant(
            $"{coverage.Reported}/{coverage.Expected} đơn vị đã gửi đủ báo cáo, {coverage.Late} đơn vị gửi chậm."));
        foreach (var unit in coverage.Units.Where(unit => unit.State != CoverageState.Reported))
        {
            results.WriteLine($"{unit.Unit.Code}  {unit.Unit.NameVi}: {StateVi(unit.State)}");
        }
    }

    private static string StateVi(FigureState state) => state switch
    {
        FigureState.Complete => "đủ",
        FigureState.Partial => "chưa đủ",
        FigureState.Carried => "lấy quý trước",
        FigureState.Missing => "chưa có",
        _ => throw new InvalidOperationException($"No words for the state {state}."),
    };

    private static string StateVi(CoverageState state) => state switch
    {
        CoverageState.Reported => "đã gửi đủ",
        CoverageState.Partial => "gửi chưa đủ",
        CoverageState.Missing => "chưa gửi",
        _ => throw new InvalidOperationException($"No words for the state {state}."),
    };
}
