using Microsoft.AspNetCore.Antiforgery;

namespace Analytics.Worker.Desk.Security;

/// <summary>Refuses whatever could change something and was not sent from a form of ours, whether or not its endpoint reads a form.</summary>
internal static class ForgedRequests
{
    public static Task Refuse(HttpContext context, RequestDelegate next)
    {
        var method = context.Request.Method;
        if (HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method)
            || context.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: true })
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    }
}
