using Analytics.Reports.Intake;
using Analytics.Worker.Desk.SignIn;
using Microsoft.AspNetCore.Diagnostics;
using Npgsql;

namespace Analytics.Worker.Desk.Layout;

/// <summary>Turns what went wrong into a page that says what to do, and nothing of what was inside.</summary>
internal static class Refusals
{
    public static Task ExplainAsync(StatusCodeContext status) =>
        ShowAsync(status.HttpContext, status.HttpContext.Response.StatusCode);

    /// <summary>For an exception; the framework has written it to the log.</summary>
    public static Task ExplainAsync(HttpContext context) => context.Features.Get<IExceptionHandlerFeature>()?.Error switch
    {
        ImportBusyException => ShowAsync(context, Refusal.Busy),
        var error => ShowAsync(context, StatusOf(error)),
    };

    private static int StatusOf(Exception? error) => error switch
    {
        BadHttpRequestException bad => bad.StatusCode,
        NpgsqlException { IsTransient: true } or TimeoutException => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };

    private static Task ShowAsync(HttpContext context, int status) =>
        ShowAsync(context, Refusal.Of(status, context.RequestServices.GetRequiredService<DeskOptions>()) with
        {
            SignIn = status == StatusCodes.Status401Unauthorized ? SignInPages.Address(FormAddress.Of(context)) : null,
        });

    private static Task ShowAsync(HttpContext context, Refusal refusal) =>
        Shown<Refusal>.On<ErrorPage>(context, refusal, refusal.Status).ExecuteAsync(context);
}
