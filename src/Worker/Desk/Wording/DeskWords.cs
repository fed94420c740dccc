using Analytics.Worker.Desk.Accounts;
using Analytics.Worker.Packs;

namespace Analytics.Worker.Desk.Wording;

/// <summary>Words of the frame around every page, and of the sign-in page.</summary>
internal static class DeskWords
{
    public static readonly Sentence Product = new("Báo cáo giao ban", "Briefing desk");
    public static readonly Sentence SkipToContent = new("Đến nội dung chính", "Skip to content");
    public static readonly Sentence MainMenu = new("Danh mục chính", "Main menu");
    public static readonly Sentence Home = new("Về trang đầu", "To the first page");

    /// <summary>In the language that it switches to.</summary>
    public static readonly Sentence SwitchLanguage = new("English", "Tiếng Việt");

    /// <summary>Instead of it on a page that is shown only once; the other language is named in itself.</summary>
    public static readonly Sentence SwitchLater = new(
        "English: từ trang sau, trang này chỉ hiện một lần", "Tiếng Việt: from the next page on; this one is shown only once");

    public static readonly Sentence SignIn = new("Đăng nhập", "Sign in");
    public static readonly Sentence SignOut = new("Đăng xuất", "Sign out");
    public static readonly Sentence Name = new("Tên đăng nhập", "Name");
    public static readonly Sentence Password = new("Mật khẩu", "Password");

    public static readonly Sentence WhoLetsIn = new(
        "Chưa có tài khoản? Người quản trị tạo bằng lệnh “user add”.", "No account yet? Your administrator makes one with `user add`.");

    public static readonly Sentence SignedOut = new("Bạn đã đăng xuất.", "You have signed out.");
    public static readonly Sentence Previous = new("Trang trước", "Previous page");
    public static readonly Sentence Next = new("Trang sau", "Next page");
    public static readonly Sentence Pages = new("Các trang", "Pages");

    public static string OtherLanguage(string language) => language == Languages.English ? Languages.Vietnamese : Languages.English;

    /// <summary>Says neither which of the two was wrong nor whether the account exists or is closed.</summary>
    public static Sentence NotLetIn(DeskOptions options) => new(
        $"Tên đăng nhập hoặc mật khẩu không đúng, hoặc tài khoản đang tạm khóa với máy này. Sau {options.FailuresBeforeLock} lần sai, tài khoản tự khóa trong {Duration.Of(options.LockedFor).Vi}.",
        $"Name or password is not right, or the account is locked to this machine for a moment. After {options.FailuresBeforeLock} wrong passwords it locks itself for {Duration.Of(options.LockedFor).En}.");

    public static Sentence Role(string role) => role switch
    {
        Accounts.Role.Viewer => new("người xem", "viewer"),
        Accounts.Role.Reporter => new("đơn vị báo cáo", "reporter"),
        Accounts.Role.Editor => new("biên tập", "editor"),
        Accounts.Role.Approver => new("người duyệt", "approver"),
        Accounts.Role.Admin => new("quản trị", "administrator"),
        _ => throw new InvalidOperationException($"No words for the role `{role}`."),
    };
}
