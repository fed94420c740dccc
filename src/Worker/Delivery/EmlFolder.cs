using Analytics.Worker.Packs;

namespace Analytics.Worker.Delivery;

/// <summary>Where messages go that do not leave by a mail server: a file each, named after the message, so that a repetition replaces it.</summary>
internal static class EmlFolder
{
    public static async Task<DeliveryOutcome> WriteAsync(string folder, Guid message, int tries, byte[] bytes, CancellationToken cancelled)
    {
        var path = Path.Combine(folder, $"{message}.eml");
        try
        {
            Directory.CreateDirectory(folder);
            await WholeFile.WriteAsync(path, bytes, cancelled);
            return DeliveryOutcome.Accepted(path);
        }
        catch (OperationCanceledException)
        {
            return SmtpAnswer.Again(tries, "Bị dừng khi đang ghi thư. Stopped while the message was being written.", noSession: false);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return SmtpAnswer.Again(
                tries,
                $"Không ghi được {path}; hãy giải phóng ổ đĩa, hoặc chọn thư mục khác bằng Delivery:Outbox. "
                + $"{path} could not be written ({exception.Message.TrimEnd('.')}); free space, or choose another folder with Delivery:Outbox.",
                noSession: true);
        }
    }
}
