using Analytics.Reports.Warehouse;
using Analytics.Worker.Acts;
using Analytics.Worker.Delivery;
using Dapper;
using Npgsql;

namespace Analytics.Worker.Collection.Reminders;

/// <summary>Puts reminders into the outbox: one a unit, deadline and step, and one a day, whoever asks and however often.</summary>
internal static class ReminderMail
{
    /// <param name="about">The collection that the reminder was due or asked for, as committee/series/period.</param>
    /// <returns>The units that a message was queued for.</returns>
    public static async Task<IReadOnlyList<string>> QueueAsync(
        NpgsqlTransaction transaction, PreparedReminders prepared, string about, Actor by, CancellationToken cancelled)
    {
        var queued = new List<string>();
        foreach (var mail in prepared.Mails)
        {
            var taken = await transaction.Connection!.ExecuteAsync(new CommandDefinition(
                Sql.Query("reminders/take"),
                new
                {
                    mail.Unit,
                    mail.Deadline,
                    prepared.Step,
                    sentOn = prepared.Today,
                    mail.Message.Message,
                    collections = mail.Collections.ToArray(),
                    by = by.Who.Normalize(),
                },
                transaction,
                cancellationToken: cancelled));
            if (taken == 1)
            {
                await Outbox.QueueAsync(transaction, mail.Message, cancelled);
                queued.Add(mail.Unit);
            }
        }

        if (queued.Count > 0)
        {
            await ActLog.AddAsync(transaction, by, Act.RemindersSent, about, new { units = queued, prepared.Mails[0].Deadline, prepared.Step }, cancelled);
        }

        return queued;
    }
}
