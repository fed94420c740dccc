using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Analytics.Worker.Desk.Security;

/// <summary>How much may be sent in at once: what is larger is refused by what its header says, before any of it is read.</summary>
internal static class UploadLimit
{
    /// <summary>Bytes for what is around the files of a form.</summary>
    private const long Around = 100_000;

    public static void AddUploadLimit(this IServiceCollection services, DeskOptions options)
    {
        services.Configure<FormOptions>(forms => forms.MultipartBodyLengthLimit = options.MaxUpload + Around);
        // Twice that, so that a browser that sends a little too much has sent it all when it is told; one that sends more is cut off.
        services.Configure<KestrelServerOptions>(kestrel => kestrel.Limits.MaxRequestBodySize = 2 * (options.MaxUpload + Around));
    }

    public static Task Refuse(HttpContext context, RequestDelegate next)
    {
        if (context.Request.ContentLength is not { } length || length <= context.RequestServices.GetRequiredService<DeskOptions>().MaxUpload + Around)
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
        return Task.CompletedTask;
    }
}
