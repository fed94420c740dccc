using System.Globalization;
using Analytics.Reports.Intake;
using Analytics.Reports.Intake.Files;
using Analytics.Reports.Intake.Submissions;
using Analytics.Worker.Acts;
using Analytics.Worker.Desk.Submissions;
using Analytics.Worker.Desk.Wording;
using Analytics.Worker.Packs;
using Analytics.Worker.Scheduling;
using Analytics.Worker.Series;

namespace Analytics.Worker.Desk.Calendar;

/// <summary>Changes the calendar, nobody what he has not seen, and says beforehand what moves with it.</summary>
internal sealed class CalendarDesk(
    DeskCalendar calendar, CalendarForecast forecast, SeriesDefinitions definitions, TypedRows rows, TimeProvider clock)
{
    /// <returns>The preview; null when there are problems, or nothing would change.</returns>
    public async Task<(CalendarPreview? Preview, FieldProblems Problems)> PreviewAsync(TypedCalendarRow typed, Actor by, CancellationToken cancelled)
    {
        var versions = await calendar.ListVersionsAsync(typed.System, typed.Period, cancelled);
        if (Overtaken(typed, versions) is { } problem)
        {
            return (null, problem);
        }

        return await ForecastAsync(
            () => rows.CheckAsync(CalendarFile.File, typed.Row, by, cancelled),
            periods => periods.With(typed.Read()),
            (_, steps, titles, now) => new CalendarPreview(typed, versions is [var newest, ..] ? newest : null, null, steps, titles, now),
            cancelled);
    }

    public Task<(CalendarPreview? Preview, FieldProblems Problems)> PreviewAsync(TypedHoliday typed, Actor by, CancellationToken cancelled) => ForecastAsync(
        () => rows.CheckAsync(HolidaysFile.File, Row(typed), by, cancelled),
        periods => periods.With(typed.Day),
        (row, steps, titles, now) => new CalendarPreview(null, null, typed with { Seen = TypedHoliday.OldName(row) }, steps, titles, now),
        cancelled);

    public async Task<(bool Changed, FieldProblems Problems)> SaveAsync(TypedCalendarRow typed, Actor by, CancellationToken cancelled)
    {
        if (Overtaken(typed, await calendar.ListVersionsAsync(typed.System, typed.Period, cancelled)) is { } problem)
        {
            return (false, problem);
        }

        try
        {
            // The row itself stands first.
            var result = await rows.ImportAsync(
                CalendarFile.File,
                typed.Row,
                by,
                async (_, transaction) => Overtaken(
                    typed,
                    [.. (await DeskCalendar.ListVersionsAsync(transaction.Connection!, typed.System, typed.Period, cancelled)).Skip(1)]) is not null,
                cancelled);
            return (result.RowsStored > 0, FieldProblems.Of(result));
        }
        catch (OvertakenException)
        {
            return (false, Overtaken(typed, await calendar.ListVersionsAsync(typed.System, typed.Period, cancelled))!);
        }
        catch (ImportBusyException)
        {
            return (false, FieldProblems.Busy);
        }
    }

    public async Task<(bool Changed, FieldProblems Problems)> SaveAsync(TypedHoliday typed, Actor by, CancellationToken cancelled)
    {
        try
        {
            var result = await rows.ImportAsync(
                HolidaysFile.File, Row(typed), by, (stored, _) => Task.FromResult(TypedHoliday.OldName(stored) != typed.Seen), cancelled);
            return (result.RowsStored > 0, FieldProblems.Of(result));
        }
        catch (OvertakenException)
        {
            return (false, FieldProblems.Of("name_vi", CalendarWords.HolidayChangedMeanwhile));
        }
        catch (ImportBusyException)
        {
            return (false, FieldProblems.Busy);
        }
    }

    private async Task<(CalendarPreview? Preview, FieldProblems Problems)> ForecastAsync(
        Func<Task<ImportResult>> check,
        Func<ReportingPeriods, ReportingPeriods> change,
        Func<ImportResult, IReadOnlyList<StepChange>, IReadOnlyDictionary<string, Sentence>, DateTimeOffset, CalendarPreview> preview,
        CancellationToken cancelled)
    {
        ImportResult row;
        try
        {
            row = await check();
        }
        catch (ImportBusyException)
        {
            return (null, FieldProblems.Busy);
        }

        if (!row.Accepted || row.RowsStored == 0)
        {
            return (null, FieldProblems.Of(row));
        }

        var titles = (await definitions.ListAsync(cancelled)).ToDictionary(series => series.Definition.Code, series => series.Title, StringComparer.Ordinal);
        return (preview(row, await forecast.LoadAsync(change, cancelled), titles, clock.GetUtcNow()), FieldProblems.None);
    }

    /// <summary>Null when the form was filled from the row as it stands.</summary>
    private static FieldProblems? Overtaken(TypedCalendarRow typed, IReadOnlyList<CalendarVersion> versions) => versions switch
    {
        [] => null,
        [var newest, ..] when typed.Seen == newest.Version.ToString(CultureInfo.InvariantCulture) => null,
        [var newest, ..] when typed.IsNew => FieldProblems.Of("period", CalendarWords.IsThere(newest.SubmittedBy, Visit.Time(newest.RecordedAt))),
        [var newest, ..] => FieldProblems.Of(string.Empty, CalendarWords.ChangedMeanwhile(newest.SubmittedBy, Visit.Time(newest.RecordedAt))),
    };

    private static Dictionary<string, string?> Row(TypedHoliday typed) => new() { ["date"] = typed.Date, ["name_vi"] = typed.Name };
}
