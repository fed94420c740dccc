using System.Xml.Linq;
using Analytics.Reports.Warehouse;
using Dapper;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Npgsql;

namespace Analytics.Worker.Desk.Security;

/// <summary>Keeps the keys of anti-forgery tokens in the database, so that a form from one desk is good at another and after a restart.</summary>
internal sealed class DeskKeys(NpgsqlDataSource app) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var connection = app.OpenConnection();
        return [.. connection.Query<string>(Sql.Query("desk/keys")).Select(XElement.Parse)];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var connection = app.OpenConnection();
        connection.Execute(Sql.Query("desk/add_key"), new { name = friendlyName, xml = element.ToString(SaveOptions.DisableFormatting) });
    }
}
