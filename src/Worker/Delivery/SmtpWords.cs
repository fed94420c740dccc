using Analytics.Worker.Packs;

namespace Analytics.Worker.Delivery;

/// <summary>What a server's answer, or its silence, means for the message; the server's own words follow.</summary>
internal static class SmtpWords
{
    public static string Of(SmtpAnswer answer)
    {
        var sentence = Sentence(answer);
        return $"{sentence.Vi} {sentence.En} {answer.Text}";
    }

    private static Sentence Sentence(SmtpAnswer answer) => (answer.Phase, answer.Code) switch
    {
        ("connect", null) => new("Không mở được phiên mã hóa với máy chủ thư.", "No encrypted session with the mail server could be opened."),
        ("connect", _) => new("Máy chủ thư từ chối mở phiên.", "The mail server refused a session."),
        ("login", null) => new("Mất kết nối khi đăng nhập máy chủ thư.", "The connection was lost while logging in to the mail server."),
        ("login", _) => new("Máy chủ thư không chấp nhận đăng nhập.", "The mail server did not accept the login."),
        ("envelope", null) when answer.Fault => new("Thư không chuyển được vì nội dung không hợp lệ.", "The message is not fit to be handed over."),
        ("envelope", null) => new("Mất kết nối trước khi chuyển thư; thư chưa đến.", "The connection was lost before the message; it has not arrived."),
        ("envelope", _) => new("Máy chủ thư từ chối người gửi hoặc người nhận.", "The mail server refused the sender or the recipient."),
        ("body", null) => new("Mất kết nối giữa chừng khi chuyển thư; thư chưa đến.", "The connection was lost in the middle of the message; it has not arrived."),
        ("end", _) => new(
            "Mất kết nối sau khi chuyển hết thư; không biết thư đã đến hay chưa.",
            "The connection was lost after the whole message; whether it arrived is not known."),
        ("answered", >= 200 and < 300) => new("Máy chủ thư đã nhận.", "The mail server has it."),
        ("body" or "answered", _) => new("Máy chủ thư không nhận thư này.", "The mail server did not take the message."),
        _ => throw new InvalidOperationException($"No words for a mail server's answer in the phase `{answer.Phase}`."),
    };
}
