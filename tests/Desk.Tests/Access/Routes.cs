using System.Text.RegularExpressions;
using Analytics.Reports.Warehouse;
using Analytics.Worker.Desk;
using Analytics.Worker.Desk.Health;
using Analytics.Worker.Desk.Security;
using Analytics.Worker.Scheduling;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Analytics.Desk.Tests.Access;

/// <summary>Every route of the desk as it is mapped, whether or not anybody remembered to list it.</summary>
internal static partial class Routes
{
    private static readonly Lazy<IReadOnlyList<RouteEndpoint>> Mapped = new(Map);

    public static IReadOnlyList<RouteEndpoint> All => Mapped.Value;

    public static IReadOnlyList<string> MethodsOf(RouteEndpoint route) =>
        route.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET", "POST"];

    /// <summary>As in <see cref="RouteList"/>.</summary>
    public static IEnumerable<string> LinesOf(RouteEndpoint route)
    {
        var rule = route.Metadata.GetMetadata<IAllowAnonymous>() is not null ? "everybody" : route.Metadata.GetMetadata<IAuthorizeData>()?.Policy ?? "(none)";
        return MethodsOf(route).Select(method =>
            $"{method} /{route.RoutePattern.RawText!.TrimStart('/')} {rule}{(IsUnseen(route) ? " unseen" : string.Empty)}");
    }

    public static bool IsUnseen(RouteEndpoint route) => route.Metadata.GetMetadata<Unseen>() is not null;

    /// <summary>The route's parameters, in order.</summary>
    public static IReadOnlyList<string> ParametersOf(RouteEndpoint route) =>
        [.. Parameter().Matches(route.RoutePattern.RawText!).Select(match => match.Groups[1].Value)];

    /// <summary>An address that the route takes.</summary>
    /// <param name="parameter">In whose place <paramref name="value"/> stands, as it is; null: every value leads somewhere.</param>
    public static string AddressOf(RouteEndpoint route, string? parameter = null, string? value = null) =>
        "/" + Parameter().Replace(route.RoutePattern.RawText!.TrimStart('/'), match => match.Groups[1].Value == parameter ? value! : match.Groups[1].Value switch
        {
            "committee" => "tx-minh-hoa",
            "series" => "giao-ban-9-thang",
            "period" => "2023-9M",
            "version" => "1",
            "file" => "tx-minh-hoa-giao-ban-9-thang-2023-9M-v1.pdf",
            "run" => "1",
            "indicator" => "a05",
            "assignment" => "nv-2023-q1-01",
            "quarter" => "2023-Q3",
            "unit" => "btc",
            "submission" => "1",
            "place" => "1",
            "copy" => "0123456789abcdef0123456789abcdef",
            "state" => "succeeded",
            "system" => "party",
            "user" => "viewer",
            "list" => "thuong-truc",
            "name" => "desk.css",
            "rest" or "path" => "something",
            var other => throw new InvalidOperationException($"The tests know no value for the route parameter '{other}'."),
        });

    private static List<RouteEndpoint> Map()
    {
        // Nothing connects before a request comes, and none does.
        var database = NpgsqlDataSource.Create("Host=nowhere.example");
        var warehouse = new WarehouseConnections(database, database, database);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton(warehouse).AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<RunLedger>(_ => null!).AddSingleton<Recurring>(_ => null!).AddSingleton<Worker.Packs.PackLifecycle>(_ => null!)
            .AddSingleton<Worker.Collection.Reminders.RemindNow>(_ => null!)
            .AddSingleton<Worker.Collection.Receipts.ImportReceipts>(_ => null!)
            .AddSingleton<Reports.Rendering.Pdf.Renderer>(_ => null!);
        builder.Services.AddHealth(warehouse, null).AddDesk(warehouse, new DeskOptions());
        var application = builder.Build();
        application.MapDesk();
        return [.. ((IEndpointRouteBuilder)application).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()];
    }

    [GeneratedRegex(@"\{\*{0,2}(\w+)(?::\w+)?\}")]
    private static partial Regex Parameter();
}
