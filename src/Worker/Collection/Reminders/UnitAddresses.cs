using Analytics.Reports.Warehouse;
using Analytics.Worker.Packs;
using Dapper;
using Npgsql;

namespace Analytics.Worker.Collection.Reminders;

/// <summary>A unit as far as mail to it goes, as known now.</summary>
/// <param name="Stopped">It is not to be reminded.</param>
/// <param name="Sample">Below a sample committee: its mail leaves for addresses of nobody only.</param>
internal sealed record UnitAddress(string Unit, string NameVi, string? NameEn, string? Email, bool Stopped, bool Sample)
{
    public Sentence Name => new(NameVi, NameEn ?? NameVi);

    /// <summary>Units without an address, or with one that mail cannot carry, get none.</summary>
    public bool HasAddress => Email is { } email && Delivery.Mailbox.IsAddress(email);

    public static async Task<IReadOnlyDictionary<string, UnitAddress>> ListAsync(
        NpgsqlConnection connection, IEnumerable<string> units, CancellationToken cancelled) =>
        (await connection.QueryAsync<UnitAddress>(new CommandDefinition(
            Sql.Query("reminders/units"), new { units = units.Distinct(StringComparer.Ordinal).ToArray() }, cancellationToken: cancelled)))
        .ToDictionary(row => row.Unit, StringComparer.Ordinal);
}
