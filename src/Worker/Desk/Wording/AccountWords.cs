using Analytics.Worker.Desk.Accounts;
using Analytics.Worker.Desk.Submissions;
using Analytics.Worker.Packs;

namespace Analytics.Worker.Desk.Wording;

/// <summary>Words about accounts.</summary>
internal static class AccountWords
{
    public static readonly Sentence Role = new("Vai trò", "Role");
    public static readonly Sentence RoleHint = new(
        "Người xem đọc báo cáo đã duyệt; đơn vị báo cáo chỉ gửi số liệu của đơn vị mình; biên tập lập báo cáo; người duyệt duyệt và gửi; quản trị làm mọi việc.",
        "A viewer reads what is approved; a reporter sends the figures of its own unit and sees nothing else; an editor makes packs; an approver approves and sends; an administrator may do everything.");

    public static readonly Sentence Unit = new("Mã đơn vị", "Code of the unit");
    public static readonly Sentence UnitHint = new("Chỉ với đơn vị báo cáo, ví dụ btc.", "Of a reporter only, such as btc.");
    public static readonly Sentence Search = new("Tên đăng nhập, mã đơn vị", "Name or unit");
    public static readonly Sentence State = new("Tình trạng", "State");
    public static readonly Sentence Sessions = new("Phiên đang mở", "Open sessions");
    public static readonly Sentence Since = new("Tạo lúc", "Since");
    public static readonly Sentence Add = new("Thêm tài khoản", "Add an account");
    public static readonly Sentence AddHint = new(
        "Mật khẩu dùng một lần được hiện một lần sau khi thêm; người dùng chọn mật khẩu của mình khi đăng nhập lần đầu.",
        "A one-time password is shown once after adding; whoever uses it chooses a password of their own at the first sign-in.");

    public static readonly Sentence NameHint = new(
        "Chữ thường không dấu a-z, chữ số, dấu chấm, gạch; tối đa 64.", "Up to 64 of a-z, 0-9, '.', '_' and '-', beginning with a letter or digit.");

    public static readonly Sentence ChangeRole = new("Vai trò và đơn vị", "Role and unit");
    public static readonly Sentence SessionsEndHint = new(
        "Đổi vai trò hoặc đơn vị thì mọi phiên của tài khoản kết thúc ngay.", "A new role or unit ends all sessions of the account at once.");

    public static readonly Sentence Access = new("Truy cập", "Access");
    public static readonly Sentence EndSessions = new("Kết thúc mọi phiên", "End all sessions");
    public static readonly Sentence Renew = new("Cấp mật khẩu mới", "New one-time password");
    public static readonly Sentence RenewHint = new(
        "Mật khẩu mới dùng một lần; mật khẩu cũ và mọi phiên hết hiệu lực, tài khoản đã khóa được mở lại.",
        "The old password and all sessions are void then; an account that was disabled is open again.");

    public static readonly Sentence Disable = new("Khóa tài khoản", "Disable");
    public static readonly Sentence DisableHint = new("Khóa thì người đang đăng nhập ra ngay.", "Whoever is signed in is out at once.");
    public static readonly Sentence WhatItDid = new("Tài khoản này đã làm gì", "What this account has done");
    public static readonly Sentence PasswordMade = new("Mật khẩu dùng một lần", "One-time password");
    public static readonly Sentence ShownOnce = new(
        "Mật khẩu này chỉ hiện một lần, không lưu ở đâu. Hãy chép lại ngay.", "This password is shown this once and kept nowhere. Copy it now.");

    public static readonly Sentence HandOver = new(
        "Trao tận tay hoặc đọc qua điện thoại. Đăng nhập lần đầu xong, mật khẩu này hết hiệu lực.",
        "Hand it over in person or by telephone. After the first sign-in it is void.");

    public static readonly Sentence ToAccount = new("Về tài khoản", "To the account");
    public static readonly Sentence IsActive = new("đang dùng", "active");
    public static readonly Sentence IsLocked = new("tạm khóa", "locked for a moment");
    public static readonly Sentence IsDisabled = new("đã khóa", "disabled");
    public static readonly Sentence OneTime = new("mật khẩu dùng một lần", "one-time password");
    public static readonly Sentence NothingChanged = new("Không có gì thay đổi.", "Nothing has changed.");
    public static readonly Sentence Taken = new(
        "Đã có tài khoản tên này; hãy chọn tên khác, hoặc mở tài khoản đó để cấp mật khẩu mới.",
        "There is an account of this name already; choose another, or open that one and give it a new password.");

    public static readonly Sentence ChangedMeanwhile = new(
        "Tài khoản đã được người khác thay đổi sau khi bạn mở trang. Chưa lưu gì; hãy xem lại rồi làm tiếp.",
        "Somebody has changed the account since you opened the page. Nothing was saved; look again, then go on.");

    public static readonly Sentence LastAdmin = new(
        "Không còn người quản trị nào khác đăng nhập được; hãy thêm một người quản trị nữa trước.",
        "No other administrator could sign in then; add another one first.");

    public static readonly Sentence NotOneself = new(
        "Không tự cấp mật khẩu cho mình; hãy nhờ người quản trị khác, hoặc dùng lệnh “user add … --renew”.",
        "Nobody gives themselves a new password here; ask another administrator, or use `user add … --renew`.");

    public static readonly Sentence Choose = new("Chọn mật khẩu của bạn", "Choose your password");
    public static readonly Sentence ChooseHint = new(
        "Mật khẩu được trao đã hết hiệu lực. Hãy chọn một mật khẩu chỉ mình bạn biết, ít nhất 12 ký tự; một câu là dễ nhớ nhất.",
        "The password that you were given is void now. Choose one that only you know, of at least 12 characters; a sentence is easiest to remember.");

    public static readonly Sentence Change = new("Đổi mật khẩu", "Change the password");
    public static readonly Sentence ChangeHint = new(
        "Ít nhất 12 ký tự; một câu là dễ nhớ nhất. Đổi xong, mọi phiên của bạn kết thúc; hãy đăng nhập lại bằng mật khẩu mới.",
        "At least 12 characters; a sentence is easiest to remember. Afterwards all your sessions end; sign in again with the new password.");

    public static readonly Sentence Present = new("Mật khẩu hiện tại", "Present password");
    public static readonly Sentence NotYours = new(
        "Mật khẩu hiện tại không đúng, hoặc đang tạm khóa sau nhiều lần sai; hãy nhập lại.",
        "That is not your present password, or it is locked for a moment after too many wrong ones; type it again.");

    public static readonly Sentence New = new("Mật khẩu mới", "New password");
    public static readonly Sentence Again = new("Nhập lại mật khẩu mới", "The new password again");
    public static readonly Sentence Differ = new("Hai lần nhập không giống nhau; hãy nhập lại.", "The two are not the same; type both again.");
    public static readonly Sentence Chosen = new("Đã đặt mật khẩu. Hãy đăng nhập bằng mật khẩu mới.", "Your password is set. Sign in with it.");

    public static Sentence OpenSessions(int sessions) => new($"{sessions} phiên đang mở.", $"{sessions} open {(sessions == 1 ? "session" : "sessions")}.");

    public static Sentence Changed(string name) => new(
        $"Đã đổi vai trò của {name}; các phiên của tài khoản đã kết thúc.", $"{name} has another role or unit; its sessions have ended.");

    public static Sentence Disabled(string name) => new(
        $"Đã khóa {name}; các phiên của tài khoản đã kết thúc.", $"{name} is disabled; its sessions have ended.");

    public static Sentence SessionsEnded(string name) => new($"Đã kết thúc các phiên của {name}.", $"The sessions of {name} have ended.");

    public static FieldProblems Problems(IReadOnlyList<AccountFault> faults) => new([.. faults.Select<AccountFault, (string, Sentence)>(fault => fault switch
    {
        AccountFault.Name => ("name", NameHint),
        AccountFault.Role => ("role", new("Không có vai trò này.", "There is no such role.")),
        AccountFault.UnitMissing => ("unit", new("Đơn vị báo cáo cần mã đơn vị.", "A reporter belongs to a unit; give its code.")),
        AccountFault.UnitOfOthers => ("unit", new(
            "Chỉ đơn vị báo cáo mới gắn với đơn vị; hãy để trống.", "Only a reporter belongs to a unit; leave it empty.")),
        AccountFault.UnitUnknown => ("unit", new(
            "Không có đơn vị này; hãy ghi mã trong units.csv.", "There is no such unit; give the code of one in units.csv.")),
        _ => throw new InvalidOperationException($"No words for the fault {fault}."),
    })]);
}
