using System.Globalization;
using Analytics.Reports.Briefings.Wording;
using Analytics.Reports.Periods;
using Analytics.Worker.Desk.Accounts;
using Analytics.Worker.Packs;

namespace Analytics.Worker.Desk.Wording;

/// <summary>One request as its page sees it: who looks on, in which language, and what the last form answered.</summary>
internal sealed class Visit(IHttpContextAccessor accessor)
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    private readonly HttpContext context = accessor.HttpContext
        ?? throw new InvalidOperationException("A page is made outside a request.");

    /// <summary>Null on the pages that everybody may see.</summary>
    public DeskUser? User => context.Features.Get<DeskUser>();

    public string Language => Languages.Of(context);

    public CultureInfo Culture => Language == Languages.English ? English : Vietnamese;

    /// <summary>Where the visitor is, to come back to.</summary>
    public string Address => context.Request.Path + context.Request.QueryString;

    public string Path => context.Request.Path;

    /// <summary>The page answers a form that was sent: it is shown this once, and coming back to its address would lose it.</summary>
    public bool AnswersForm => !HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method);

    public Said? Said { get; } = Said.Take(accessor.HttpContext!);

    public string this[Sentence sentence] => sentence.In(Language);

    /// <summary>Day and time in Asia/Ho_Chi_Minh.</summary>
    public static string Time(DateTime utc, bool seconds = false) =>
        VietnamTime.ToLocal(utc).ToString(seconds ? "dd/MM/yyyy HH:mm:ss" : "dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture);

    public static string Day(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    public string Number(long number) => number.ToString("N0", Culture);

    public string Period(string code) => (Language, Reports.Periods.Period.TryParse(code, out var period)) switch
    {
        (Languages.Vietnamese, true) => Times.Name(period!),
        (Languages.Vietnamese, false) => $"nhiệm kỳ {code}",
        (_, true) => PeriodNames.En(period!),
        _ => $"term {code}",
    };
}
