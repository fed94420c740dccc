using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Analytics.Reports.Periods;

/// <summary>
/// Five fields, minute hour day month weekday, in Asia/Ho_Chi_Minh: <c>0 6 15 3,6,9,12 *</c>. Each is <c>*</c>, a number, a range
/// <c>1-5</c>, a list <c>1,15</c>, or one of these with a step <c>*/10</c>; weekdays are 0 (or 7, Sunday) to 6. As in crontab(5), when both
/// day and weekday are restricted either suffices.
/// </summary>
public sealed class CronRule
{
    /// <summary>The longest wait there can be: 29 February around a century that has none.</summary>
    private const int MostYears = 8;

    private static readonly (string Name, int First, int Last)[] Fields =
        [("minute", 0, 59), ("hour", 0, 23), ("day", 1, 31), ("month", 1, 12), ("weekday", 0, 7)];

    private readonly bool[][] allowed;
    private readonly bool eitherDay;

    private CronRule(string text, bool[][] allowed, bool eitherDay)
    {
        Text = text;
        this.allowed = allowed;
        this.eitherDay = eitherDay;
    }

    public string Text { get; }

    /// <param name="problem">What is wrong and what is accepted; null when nothing is.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out CronRule? rule, [NotNullWhen(false)] out string? problem)
    {
        rule = null;
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length != Fields.Length)
        {
            problem = $"cron '{text}' must have five fields: minute, hour, day, month, weekday, such as \"0 6 15 3,6,9,12 *\".";
            return false;
        }

        var allowed = new bool[Fields.Length][];
        for (var i = 0; i < Fields.Length; i++)
        {
            var (name, first, last) = Fields[i];
            allowed[i] = new bool[last + 1];
            if (!Array.TrueForAll(parts[i].Split(','), item => Allow(item, first, last, allowed[i])))
            {
                problem = string.Create(CultureInfo.InvariantCulture,
                    $"cron '{text}': the {name} '{parts[i]}' is not accepted; accepted are *, numbers from {first} to {last}, ranges 1-5, lists 1,5 and steps */2.");
                return false;
            }
        }

        allowed[4][0] |= allowed[4][7];
        var made = new CronRule(string.Join(' ', parts), allowed, parts[2][0] != '*' && parts[4][0] != '*');
        if (made.NextAfter(VietnamTime.FromLocal(new DateTime(2023, 12, 31))) is null)
        {
            problem = $"cron '{text}' never comes: no month that it names has such a day.";
            return false;
        }

        (rule, problem) = (made, null);
        return true;
    }

    /// <summary>The first instant of the rule after this one; null when none comes any more.</summary>
    public DateTimeOffset? NextAfter(DateTimeOffset instant)
    {
        var after = VietnamTime.ToLocal(instant).DateTime;
        var last = after.Date.AddYears(MostYears);
        for (var day = after.Date; day <= last; day = day.AddDays(1))
        {
            if (!AllowsDay(day))
            {
                continue;
            }

            var from = day == after.Date ? after.Hour * 60 + after.Minute + 1 : 0;
            for (var minute = from; minute < 24 * 60; minute++)
            {
                if (allowed[1][minute / 60] && allowed[0][minute % 60])
                {
                    return VietnamTime.FromLocal(day.AddMinutes(minute));
                }
            }
        }

        return null;
    }

    private bool AllowsDay(DateTime day)
    {
        var (ofMonth, ofWeek) = (allowed[2][day.Day], allowed[4][(int)day.DayOfWeek]);
        return allowed[3][day.Month] && (eitherDay ? ofMonth || ofWeek : ofMonth && ofWeek);
    }

    private static bool Allow(string item, int first, int last, bool[] allowed)
    {
        var step = 1;
        if (item.Split('/') is [var range, var by])
        {
            if (!Number(by, 1, last, out step))
            {
                return false;
            }

            item = range;
        }

        int from, to;
        if (item == "*")
        {
            (from, to) = (first, last);
        }
        else if (item.Split('-') is [var low, var high])
        {
            if (!Number(low, first, last, out from) || !Number(high, from, last, out to))
            {
                return false;
            }
        }
        else if (Number(item, first, last, out from))
        {
            to = step == 1 ? from : last;
        }
        else
        {
            return false;
        }

        for (var value = from; value <= to; value += step)
        {
            allowed[value] = true;
        }

        return true;
    }

    private static bool Number(string text, int least, int most, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number >= least && number <= most;
}
