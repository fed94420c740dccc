namespace Analytics.Worker.Database;

/// <summary>The schema cannot be brought up to date; nothing of the migration named is stored. The message is for people.</summary>
internal sealed class MigrationException(string migration, string message, Exception? inner = null) : Exception(message, inner)
{
    public string Migration => migration;
}
