using System.CommandLine;
using System.Globalization;
using Analytics.Reports.Briefings.Collection;
using Analytics.Reports.Figures;
using Analytics.Reports.Intake;
using Analytics.Reports.Periods;
using Analytics.Worker.Collection;
using Spectre.Console;

namespace Analytics.Worker.Commands;

/// <summary><c>collection</c>: who is due, who has sent what and when, who is late.</summary>
internal static class CollectionCommand
{
    public static Command Create(CommandHost host)
    {
        var series = Options.Series();
        var quarter = new Option<string>("--quarter") { Description = "The quarter that is reported, such as 2023-Q3: the series' period that it lies in is shown.", Required = true };
        var committee = Options.Committee();
        var language = Options.Language();
        var json = new Option<bool>("--json")
        {
            Description = "Print one object: series, committee, quarter, period, as_of, deadline, is_over, due, received, part, missing, late, and units, each with "
                + "unit, name_vi, name_en, state (reported, partial, missing), late, owes_figures, sent_words, first_at, last_at, complete_at, expected, present, "
                + "and fields with field, title_vi, state, expected, present, missing (indicator, name_vi, quarters). Instants are Vietnamese time.",
        };
        var command = new Command("collection", "Who is due to send figures, who has, in full or in part, who is late or missing, and by when.")
        {
            series, quarter, committee, json, language,
        };
        command.SetAction(async (parsed, cancelled) =>
        {
            var asked = parsed.GetRequiredValue(quarter);
            var state = await new CollectionReader((await host.WarehouseAsync()).Reader).ReadQuarterAsync(
                parsed.GetRequiredValue(series), parsed.GetValue(committee), asked, host.Clock.GetUtcNow(), cancelled);
            if (parsed.GetValue(json))
            {
                await host.WriteJsonAsync(Json(state, asked));
            }
            else
            {
                Draw(host, state, parsed.GetRequiredValue(language));
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static object Json(CollectionState state, string quarter) => new
    {
        series = state.Series.Code,
        state.Committee,
        quarter,
        period = state.Period.Code,
        as_of = VietnamTime.Format(state.AsOf),
        deadline = state.Deadline?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        state.IsOver,
        state.Sheet.Due,
        state.Sheet.Received,
        state.Sheet.Part,
        state.Sheet.Missing,
        state.Sheet.Late,
        units = state.Sheet.Units.Select(unit => new
        {
            unit = unit.Unit.Code,
            unit.Unit.NameVi,
            unit.Unit.NameEn,
            state = EnumCode.Of(unit.State),
            unit.Coverage.Late,
            unit.Coverage.OwesFigures,
            unit.Coverage.SentWords,
            first_at = Instant(unit.FirstAt),
            last_at = Instant(unit.LastAt),
            complete_at = Instant(unit.CompleteAt),
            unit.Expected,
            unit.Present,
            fields = unit.Fields.Select(field => new
            {
                field = field.Field.Code,
                field.Field.TitleVi,
                state = EnumCode.Of(field.State),
                field.Expected,
                field.Present,
                missing = field.Missing.Select(values => new
                {
                    indicator = values.Indicator.Code,
                    values.Indicator.NameVi,
                    quarters = values.Quarters.Select(one => one.ToString()),
                }),
            }),
        }),
    };

    private static void Draw(CommandHost host, CollectionState state, string language)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns(
            Said("Đơn vị", "Unit"), Said("Tình trạng", "State"), Said("Nhận lần đầu", "First received"), Said("Nhận lần cuối", "Last received"),
            Said("Đủ lúc", "Complete at"), Said("Số liệu", "Figures"), Said("Còn thiếu", "Missing"));
        foreach (var unit in state.Sheet.Units)
        {
            string[] cells =
            [
                $"{unit.Unit.Code}  {Said(unit.Unit.NameVi, unit.Unit.NameEn ?? unit.Unit.NameVi)}",
                CollectionWording.State(unit, state.IsOver).In(language),
                Moment(unit.FirstAt),
                Moment(unit.LastAt),
                Moment(unit.CompleteAt),
                unit.Coverage.OwesFigures ? string.Create(CultureInfo.InvariantCulture, $"{unit.Present}/{unit.Expected}") : Said("bằng lời", "in words"),
                string.Join("; ", unit.Fields.Where(field => field.Missing.Count > 0).Select(Left)),
            ];
            table.AddRow([.. cells.Select(Markup.Escape)]);
        }

        var results = host.Results();
        var sheet = state.Sheet;
        var period = Said(PeriodNames.Vi(state.Period), PeriodNames.En(state.Period));
        results.WriteLine(
            $"{state.Series.Code}, {state.Committee}, {period} ({state.Period.Code}), {Said("hạn gửi", "deadline")} {state.Until.In(language)}");
        results.Write(table);
        results.WriteLine(Said(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Phải gửi {sheet.Due}, đã gửi đủ {sheet.Received}, gửi chưa đủ {sheet.Part}, chưa gửi {sheet.Missing}, gửi chậm {sheet.Late}."),
            string.Create(
                CultureInfo.InvariantCulture,
                $"Due {sheet.Due}, reported {sheet.Received}, reported in part {sheet.Part}, not reported {sheet.Missing}, late {sheet.Late}.")));

        string Said(string vi, string en) => IntakeLines.Pick(language, vi, en);
    }

    private static string Left(FieldCollection field) =>
        string.Create(CultureInfo.InvariantCulture, $"{field.Field.TitleVi} ({field.Present}/{field.Expected})");

    private static string Moment(DateTimeOffset? instant) => instant is { } at
        ? VietnamTime.ToLocal(at).ToString("dd'/'MM'/'yyyy HH':'mm", CultureInfo.InvariantCulture)
        : "–";

    private static string? Instant(DateTimeOffset? instant) => instant is { } at ? VietnamTime.Format(at) : null;
}
