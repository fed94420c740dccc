using Analytics.Worker.Desk.Wording;
using Analytics.Worker.Packs;

namespace Analytics.Worker.Desk.Layout;

/// <summary>Why there is no page, in general words: what exactly went wrong is in the log.</summary>
internal sealed record Refusal(int Status, Sentence Title, Sentence Advice)
{
    /// <summary>Where to sign in again; null where that is not what is missing.</summary>
    public string? SignIn { get; init; }

    /// <summary>Another import was running for as long as somebody at a browser waits.</summary>
    public static readonly Refusal Busy = new(
        503,
        new("Đang nhận số liệu khác", "Another import is running"),
        new("Một lần nhận số liệu khác đang chạy. Chưa lưu gì; hãy thử lại sau ít phút.",
            "Another import is running. Nothing was stored; try again in a moment."));

    public static Refusal Of(int status, DeskOptions options) => status switch
    {
        400 => new(status,
            new("Yêu cầu không hợp lệ", "The request was refused"),
            new("Trang đã mở quá lâu hoặc biểu mẫu không phải từ hệ thống này. Hãy tải lại trang rồi làm lại.",
                "The page was open for too long, or the form did not come from this desk. Load the page again and repeat.")),
        401 => new(status,
            new("Cần đăng nhập lại", "Sign in again"),
            new("Phiên làm việc đã kết thúc. Biểu mẫu vừa gửi chưa được lưu. Hãy đăng nhập lại ở thẻ mới, rồi tải lại trang này: trình duyệt gửi lại đúng những gì đã nhập.",
                "Your session has ended. Nothing of the form was stored. Sign in again in the new tab, then load this page again: the browser sends once more what you typed.")),
        403 => new(status,
            new("Không có quyền", "Not allowed"),
            new("Tài khoản của bạn không được làm việc này. Hãy hỏi người quản trị.", "Your account may not do this. Ask your administrator.")),
        404 => new(status,
            new("Không tìm thấy", "Not found"),
            new("Không có trang này, hoặc tài liệu chưa được duyệt.", "There is no such page, or the pack is not approved yet.")),
        405 => new(status,
            new("Không thực hiện được", "That cannot be done here"),
            new("Địa chỉ này không nhận yêu cầu như vậy.", "This address does not take requests of that kind.")),
        413 => new(status, new("Tệp quá lớn", "The file is too large"), CollectionWords.TooLarge(options.MaxUpload)),
        421 => new(status,
            new("Cần kết nối HTTPS", "HTTPS is needed"),
            new("Kết nối này không được mã hóa. Hãy dùng địa chỉ https của hệ thống; nếu vẫn lỗi, người quản trị cần cho proxy gửi X-Forwarded-Proto.",
                "This connection is not encrypted. Use the desk's https address; if it stays, the administrator has to make the proxy send X-Forwarded-Proto.")),
        429 => new(status,
            new("Quá nhiều yêu cầu", "Too many requests"),
            new("Có quá nhiều yêu cầu trong một phút. Hãy đợi một phút rồi thử lại.",
                "Too many requests came within a minute. Wait a minute, then try again.")),
        503 => new(status,
            new("Tạm thời không phục vụ được", "Not available right now"),
            new("Cơ sở dữ liệu không trả lời. Hệ thống sẽ tự kết nối lại; hãy thử lại sau ít phút.",
                "The database does not answer. The desk connects again by itself; try again in a few minutes.")),
        _ => new(status,
            new("Có lỗi xảy ra", "Something went wrong"),
            new("Lỗi đã được ghi lại. Hãy thử lại; nếu vẫn lỗi, báo người quản trị.",
                "It has been written to the log. Try again; if it stays, tell your administrator.")),
    };
}
