using System.Globalization;
using Analytics.Reports.Briefings;
using Analytics.Reports.Briefings.Definition;
using Analytics.Reports.Warehouse;
using Npgsql;

namespace Analytics.Worker.Delivery;

/// <summary>What this side does not send, whatever a server would take.</summary>
internal static class MailRefusal
{
    /// <summary>Whom a message does not go to; null: it may.</summary>
    public static string? Find(string address, bool isInternal, bool isSample, DeliveryOptions options) => address switch
    {
        _ when !Mailbox.IsAddress(address) =>
            $"Đây không phải là địa chỉ thư. This is not an address; accepted is {Mailbox.Accepted}.",
        _ when isInternal && options.AllowedDomains.Count == 0 =>
            "Tài liệu lưu hành nội bộ chỉ gửi đến tên miền ghi trong Delivery:AllowedDomains, hiện chưa có. A pack for internal use goes to the domains of Delivery:AllowedDomains only; name them there, then `send`.",
        _ when !options.Allows(address) =>
            "Delivery:AllowedDomains không có tên miền của địa chỉ này. Delivery:AllowedDomains does not hold the domain of this address.",
        _ when isSample && options.Smtp is not null && !Mailbox.IsExample(address) =>
            "Số liệu minh họa chỉ gửi đến địa chỉ .example. A sample committee's mail leaves for .example addresses only.",
        _ => null,
    };

    /// <summary>A series may have been marked for internal use while its mail waited; what was queued before says more than may travel.</summary>
    public static async Task<string?> FindMarkingAsync(NpgsqlDataSource app, ClaimedMessage message, CancellationToken cancelled)
    {
        if (message is not { Series: { } code, Internal: false })
        {
            return null;
        }

        await using var connection = await app.OpenConnectionAsync(cancelled);
        var stored = await SeriesStore.FindAsync(connection, code, version: null, cancelled)
            ?? throw new InvalidOperationException($"The series {code} of the message {message.Message} is not stored.");
        return SeriesParser.ParseStored(stored.Definition, stored.Code).Marking == Marking.Internal
            ? "Tài liệu nay là lưu hành nội bộ; lệnh `send` xếp hàng lại thư chỉ có đường dẫn. The pack is for internal use by now; `send` queues it again with a link."
            : null;
    }

    /// <summary>Null: not too large.</summary>
    public static string? FindSize(int bytes, DeliveryOptions options) => bytes > options.MaxBytes
        ? string.Create(
            CultureInfo.InvariantCulture,
            $"Thư có {bytes} byte, Delivery:MaxBytes chỉ cho {options.MaxBytes}; lệnh `send` xếp hàng lại thư chỉ có đường dẫn. The message has {bytes} bytes, Delivery:MaxBytes allows {options.MaxBytes}; `send` queues it again with a link.")
        : null;
}
