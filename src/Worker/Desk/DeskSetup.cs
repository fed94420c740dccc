using System.Text.Encodings.Web;
using System.Text.Unicode;
using Analytics.Reports.Intake;
using Analytics.Reports.Intake.Submissions;
using Analytics.Reports.Warehouse;
using Analytics.Worker.Collection;
using Analytics.Worker.Collection.Receipts;
using Analytics.Worker.Desk.Acts;
using Analytics.Worker.Desk.Admin;
using Analytics.Worker.Desk.Assets;
using Analytics.Worker.Desk.Assignments;
using Analytics.Worker.Desk.Calendar;
using Analytics.Worker.Desk.Collection;
using Analytics.Worker.Desk.Health;
using Analytics.Worker.Desk.Home;
using Analytics.Worker.Desk.Indicators;
using Analytics.Worker.Desk.Jobs;
using Analytics.Worker.Desk.Layout;
using Analytics.Worker.Desk.Packs;
using Analytics.Worker.Desk.Security;
using Analytics.Worker.Desk.SignIn;
using Analytics.Worker.Desk.Submissions;
using Analytics.Worker.Desk.Wording;
using Analytics.Worker.Jobs;
using Analytics.Worker.Packs;
using Analytics.Worker.Scheduling;
using Analytics.Worker.Series;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.WebEncoders;

namespace Analytics.Worker.Desk;

/// <summary>The desk in a web application: its services, and its routes behind what every request passes.</summary>
internal static class DeskSetup
{
    /// <summary>How long somebody at a browser waits for another import.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Stands on what the ledger's services bring: the warehouse, the clock, the ledger itself and what recurs; and on the life of packs.</summary>
    public static IServiceCollection AddDesk(this IServiceCollection services, WarehouseConnections warehouse, DeskOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton(new PackReader(warehouse.Reader));
        services.AddSingleton(new DeskPacks(warehouse.Reader)).AddSingleton(new CompareVersions(warehouse.Reader));
        services.AddSingleton(new SeriesDefinitions(warehouse.Reader)).AddSingleton<SeriesTitles>();
        services.AddSingleton(new DeskRegister(warehouse.Reader));
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<ComingMeetings>(provider, warehouse.Reader));
        services.AddSingleton(new DeskDecisions(warehouse.App));
        services.AddSingleton(new IndicatorSearch(warehouse.Reader)).AddSingleton<FigureStandpoints>();
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<IndicatorFigureReader>(provider, warehouse.Reader));
        services.AddSingleton(provider => new TypedRows(Importer(warehouse, provider)));
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<DeskAssignments>(provider, warehouse.Reader));
        services.AddSingleton<AssignmentDesk>();
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<CollectionCalendar>(provider, warehouse.Reader));
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<CollectionDesk>(provider, warehouse.Reader));
        services.AddSingleton(new DeskSubmissions(warehouse.Reader)).AddSingleton(new SubmissionReader(warehouse.Reader));
        services.AddSingleton(provider => new Withdrawal(warehouse.App, provider.GetRequiredService<TimeProvider>()) { Patience = Patience });
        services.AddSingleton(provider => new OneNumber(warehouse.App, provider.GetRequiredService<TimeProvider>()) { Patience = Patience });
        services.AddSingleton<RefusedCopies>();
        services.AddSingleton(provider => new UploadDesk(
            Importer(warehouse, provider),
            provider.GetRequiredService<ImportReceipts>(),
            provider.GetRequiredService<RefusedCopies>()));
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<CalendarForecast>(provider, warehouse.App));
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<DeskCalendar>(provider, warehouse.Reader));
        services.AddSingleton<CalendarDesk>();
        services.AddSingleton<DeskDefinitions>();
        services.AddSingleton(new SuggestionDecisions(warehouse.App));
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<Sessions>(provider, warehouse.App));
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<SignInDoor>(provider, warehouse.App));
        services.AddSingleton<SchedulerCheck>();

        services.AddLogging();
        services.AddHttpContextAccessor().AddScoped<Visit>().AddScoped(typeof(Shown<>));
        services.AddRazorComponents();
        services.AddRules();
        services.AddUploadLimit(options);
        services.AddRequestLimits(options);
        // Vietnamese letters as they are; only what HTML itself uses is escaped.
        services.Configure<WebEncoderOptions>(encoder => encoder.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddAntiforgery(forms =>
        {
            forms.Cookie.Name = "analytics-forms";
            forms.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            forms.SuppressXFrameOptionsHeader = true;
        });
        services.AddDataProtection().SetApplicationName("analytics-desk");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(
            new ConfigureOptions<KeyManagementOptions>(keys =>
            {
                keys.XmlRepository = new DeskKeys(warehouse.App);
                // As open as the sessions beside them; said here, or the framework warns at every start.
                keys.XmlEncryptor = new NullXmlEncryptor();
            }));
        return services;
    }

    private static Importer Importer(WarehouseConnections warehouse, IServiceProvider provider) =>
        new(warehouse.App, provider.GetRequiredService<TimeProvider>()) { Patience = Patience };

    public static void MapDesk(this WebApplication application)
    {
        // First: all that follows asks whether the request came by HTTPS, and from where.
        application.UseForwardedHeaders(ForwardedRequests.From(application.Services.GetRequiredService<DeskOptions>()));
        application.Use(BrowserHeaders.Send);
        application.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = Refusals.ExplainAsync });
        application.UseStatusCodePages(Refusals.ExplainAsync);
        application.Use(PlainRequests.Refuse);
        application.UseRouting();
        application.UseAuthentication();
        application.UseRateLimiter();
        application.UseAuthorization();
        application.Use(UploadLimit.Refuse);
        application.UseAntiforgery();
        application.Use(ForgedRequests.Refuse);

        var desk = application.MapGroup(string.Empty).WithMetadata(new RequireAntiforgeryTokenAttribute());
        desk.MapAssets();
        desk.MapHealth();
        desk.MapSignIn();
        desk.MapChoosing();
        desk.MapHome();
        desk.MapPacks();
        desk.MapCollection();
        desk.MapIndicators();
        desk.MapAssignments();
        desk.MapCalendar();
        desk.MapJobs();
        desk.MapAccounts();
        desk.MapDefinitions();
        desk.MapActs();
        desk.MapFallback("{*path}", () => Results.NotFound()).RequireAuthorization(Rules.Anyone);
    }
}
