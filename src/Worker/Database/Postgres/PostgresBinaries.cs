using System.Reflection;

namespace Analytics.Worker.Database.Postgres;

/// <summary>The programs of the npm package: <c>initdb</c>, <c>pg_ctl</c>, <c>postgres</c>.</summary>
internal sealed record PostgresBinaries(string Folder)
{
    /// <summary>The major version that <c>package.json</c> beside this file names; a cluster of another one cannot be opened.</summary>
    public const string Major = "18";

    public string InitDb => Program("initdb");

    public string PgCtl => Program("pg_ctl");

    public string Postgres => Program("postgres");

    /// <summary>Beside the assembly once published; before that in the checkout that the assembly was built from.</summary>
    public static PostgresBinaries Find()
    {
        var published = Path.Combine(AppContext.BaseDirectory, "postgres");
        var built = typeof(PostgresBinaries).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == "PostgresFolder").Value!;
        return new[] { published, Path.GetFullPath(built) }
            .Select(folder => new PostgresBinaries(folder))
            .FirstOrDefault(binaries => File.Exists(binaries.Postgres))
            ?? throw new PartMissingException("embedded PostgreSQL",
                $"The programs of the embedded PostgreSQL are neither in {published} nor in {built}: build or publish the worker again "
                + "on this kind of machine, or set ConnectionStrings:Warehouse to a PostgreSQL server of your own.");
    }

    private string Program(string name) => Path.Combine(Folder, "bin", name);
}
