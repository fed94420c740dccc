using Analytics.Reports;

namespace Analytics.Worker.Delivery;

/// <summary>Where the program that speaks SMTP lies.</summary>
internal static class MailerFolder
{
    public static string Find()
    {
        var candidates = ShippedFolder.Candidates("mailer", "src/Worker/Delivery/Node");
        return candidates.FirstOrDefault(folder => File.Exists(Path.Combine(folder, "mailer.mjs"))) ?? throw new PartMissingException("mailer",
            $"The program that speaks SMTP was not found: there is no mailer.mjs in {string.Join(" or ", candidates)}. Publish or build the worker again.");
    }
}
