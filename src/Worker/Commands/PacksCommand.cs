using System.CommandLine;
using System.Text.Json;
using Analytics.Reports.Periods;
using Analytics.Worker.Packs;
using Spectre.Console;

namespace Analytics.Worker.Commands;

/// <summary><c>packs</c>: stored packs, their states and what changed.</summary>
internal static class PacksCommand
{
    public static Command Create(CommandHost host)
    {
        var json = new Option<bool>("--json") { Description = "Print JSON, with history and change lists." };
        var command = new Command("packs", "Every version of every stored pack.") { json };
        command.SetAction(async (parsed, cancelled) =>
        {
            var warehouse = await host.WarehouseAsync();
            var reader = new PackReader(warehouse.Reader);
            var rows = new List<(StoredPack Pack, DateTime? LateFor, PackChanges? Changes)>();
            foreach (var pack in await reader.ListAllAsync(cancelled))
            {
                rows.Add((pack, await reader.FindLateForAsync(pack, cancelled), await reader.FindChangesAsync(pack, cancelled)));
            }

            var provisional = await reader.ListProvisionalAsync(cancelled);
            if (parsed.GetValue(json))
            {
                var events = await reader.ListEventsAsync(cancelled);
                await host.Output.WriteLineAsync(JsonSerializer.Serialize(
                    rows.Select(row => Describe(row.Pack, provisional.Contains(row.Pack.Id), row.LateFor, row.Changes, events)), Options.Json));
            }
            else
            {
                Draw(host, rows, provisional);
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static object Describe(
        StoredPack pack, bool provisional, DateTime? lateFor, PackChanges? changes, ILookup<long, PackEvent> events) => new
    {
        pack.Committee,
        pack.Series,
        pack.Period,
        pack.Version,
        pack.State,
        provisional,
        pack.AsOf,
        pack.MadeAt,
        lateFor,
        pack.Snapshot,
        pack.SeriesVersion,
        pack.CodeVersion,
        pack.Template,
        events = events[pack.Id],
        changes = changes is null ? null : new { summary = changes.Summary.Vi, summaryEn = changes.Summary.En, changes.UnitsAdded, changes.Figures },
    };

    private static void Draw(
        CommandHost host, IEnumerable<(StoredPack Pack, DateTime? LateFor, PackChanges? Changes)> rows, IReadOnlySet<long> provisional)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("Tài liệu", "Trạng thái", "Số liệu đến", "Lập lúc", "Thay đổi");
        foreach (var (pack, lateFor, changes) in rows)
        {
            string[] cells =
            [
                pack.Key.Name(pack.Version),
                PackStates.Name(pack.State).Vi + (provisional.Contains(pack.Id) ? ", bản tạm" : ""),
                VietnamTime.Format(pack.AsOf),
                lateFor is { } due ? $"{VietnamTime.Format(pack.MadeAt)}, muộn (hạn {VietnamTime.Format(due)})" : VietnamTime.Format(pack.MadeAt),
                changes?.Summary.Vi ?? string.Empty,
            ];
            table.AddRow([.. cells.Select(Markup.Escape)]);
        }

        host.Results().Write(table);
    }
}
