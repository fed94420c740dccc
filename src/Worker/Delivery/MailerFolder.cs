using System.Reflection;

namespace Analytics.Worker.Delivery;

/// <summary>Where the Node program lies: beside a published worker, else in the checkout that this assembly was built from.</summary>
internal static class MailerFolder
{
    public static string Find()
    {
        var published = Path.Combine(AppContext.BaseDirectory, "mailer");
        var built = typeof(MailerFolder).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == "MailerFolder").Value!;
        return Array.Find([published, built], folder => Directory.Exists(Path.Combine(folder, "node_modules")))
            ?? throw new PartMissingException("mailer",
                $"The mailer's program with its packages is neither in {published} nor in {built}: build or publish the worker again.");
    }
}
