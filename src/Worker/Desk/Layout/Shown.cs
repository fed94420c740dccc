using Analytics.Worker.Desk.Submissions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Analytics.Worker.Desk.Layout;

/// <summary>
/// What a page shows, handed over within the request. Not as a parameter: components are public classes, and their parameters would make every
/// record of the product public with them.
/// </summary>
internal sealed class Shown<T>
{
    private T? value;

    public T Value => value ?? throw new InvalidOperationException($"A page asks for a {typeof(T).Name} that its endpoint has not given.");

    /// <summary>Answers a request with a page.</summary>
    public static RazorComponentResult<TPage> On<TPage>(HttpContext context, T value, int status = StatusCodes.Status200OK)
        where TPage : IComponent
    {
        Give(context, value);
        return new RazorComponentResult<TPage> { StatusCode = status, PreventStreamingRendering = true };
    }

    /// <summary>Answers a form with its page once more, and what is wrong with it beside its fields.</summary>
    public static RazorComponentResult<TPage> On<TPage>(HttpContext context, T value, FieldProblems problems)
        where TPage : IComponent
    {
        Shown<FieldProblems>.Give(context, problems);
        return On<TPage>(context, value, problems.Status);
    }

    /// <summary>For what several pages of one kind show beside their own.</summary>
    public static void Give(HttpContext context, T value) => context.RequestServices.GetRequiredService<Shown<T>>().value = value;
}
