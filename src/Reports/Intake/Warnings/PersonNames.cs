using System.Text.RegularExpressions;

namespace Analytics.Reports.Intake.Warnings;

/// <summary>
/// Persons that a text names one after the other. A person's name is a Vietnamese family name and further syllables, all with a capital:
/// at least one more behind a title ("bà Trần Hoa"), otherwise at least two, standing where an item of a list begins or ends: between commas,
/// semicolons, "và", colons, numbers "1." or line breaks. The same name counts once. Organisations and places do not fire: "Hội Nông dân" and
/// "phường Đức Thuận" begin with no family name, "Đoàn Thanh niên" goes on in small letters, and what bears a person's name is known by the
/// word before it ("đường Lê Hồng Phong", "Trường THPT Nguyễn Trãi"), which also holds for the items that follow. A list of such streets
/// without that word is taken for persons, and members of peoples without a Vietnamese family name are not seen.
/// </summary>
internal static partial class PersonNames
{
    /// <summary>So many names are a list.</summary>
    public const int List = 3;

    /// <summary>In syllables.</summary>
    private const int Fewest = 3;
    private const int FewestTitled = 2;
    private const int Most = 5;

    /// <summary>How many words before a list may say what bears its names.</summary>
    private const int WordsBefore = 4;

    /// <summary>Stands in the names of a city, a youth union and many movements.</summary>
    private const string NotAPerson = "Hồ Chí Minh";

    private static readonly HashSet<string> Families = new(
        ("Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Trịnh Đoàn Mai Đào Tô Trương Lâm Lương Hà Cao Tạ Thái Chu Châu "
        + "Vương Triệu Quách Phùng Tăng Kiều Tống La Lưu Nghiêm Thân Lại Giang Khuất Nông Hứa Ma Vi Lò Lường Quàng Cầm Giàng Sùng Thào Bế Đàm Doãn "
        + "Âu Ninh Mạc Bạch Cù Tôn Khổng Thạch Kim Biện Trà Phí Lục Mã Nhữ Vừ Tiêu Thiều Bành Diệp").Split(' '),
        StringComparer.OrdinalIgnoreCase);

    /// <summary>What bears the name of a person, in small letters.</summary>
    private static readonly HashSet<string> Bearers = new(
        [
            "đường", "phố", "tuyến", "phường", "xã", "thôn", "xóm", "làng", "khối", "khu", "ấp", "bản", "quận", "huyện", "đảo", "cầu", "chợ", "sông", "hồ",
            "công viên", "quảng trường", "trường", "thcs", "thpt", "tiểu học", "trung học", "mầm non", "trung tâm", "bệnh viện", "bảo tàng", "thư viện",
            "công ty", "nhà máy", "liên đội", "chi đội", "quỹ", "giải", "giải thưởng", "học bổng", "danh hiệu", "phong trào", "cuộc thi", "tên",
        ],
        StringComparer.Ordinal);

    /// <summary>After one of these a name is a person's, whatever stands between: "Chủ tịch xã Nguyễn Văn A".</summary>
    private static readonly HashSet<string> Offices = new(
        ["chí", "tịch", "thư", "trưởng", "phó", "đốc", "ông", "bà"], StringComparer.Ordinal);

    public static int Count(string text)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        names.UnionWith(Titled().Matches(text).Select(match => match.Groups[1].Value).Where(name => IsPerson(name.Split(' '), FewestTitled)));
        var borne = false;
        foreach (var item in Ends().Split(text).Select(item => item.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))
        {
            var name = Name(item);
            var before = name is { } found ? item[..found.Start.Value] : item;
            if (before.Length > 0 && (name is not null || !before.All(IsCapital)))
            {
                borne = Bears(before, isOfName: name is not null);
            }

            if (name is { } person && !borne)
            {
                names.Add(string.Join(' ', item[person]));
            }
        }

        return names.Count;
    }

    /// <summary>The name that an item begins or ends with.</summary>
    private static Range? Name(string[] item)
    {
        var begin = item.TakeWhile(IsCapital).Count();
        if (IsPerson(item[..begin], Fewest))
        {
            return ..begin;
        }

        for (var start = Math.Max(item.Length - Most, item.Length - item.Reverse().TakeWhile(IsCapital).Count()); start <= item.Length - Fewest; start++)
        {
            if (IsPerson(item[start..], Fewest))
            {
                return start..item.Length;
            }
        }

        return null;
    }

    /// <summary>Written alike throughout: "Đoàn TNCS" is none.</summary>
    private static bool IsPerson(string[] syllables, int fewest) =>
        syllables.Length >= fewest && syllables.Length <= Most && Families.Contains(syllables[0])
        && !string.Equals(string.Join(' ', syllables), NotAPerson, StringComparison.OrdinalIgnoreCase)
        && (syllables.All(syllable => syllable.All(char.IsUpper)) || syllables.All(syllable => syllable.Skip(1).All(char.IsLower)));

    private static bool IsCapital(string word) => char.IsUpper(word[0]);

    /// <param name="isOfName">A name follows the words at once; otherwise a list may, behind a colon, and only their last small words speak of it.</param>
    private static bool Bears(string[] words, bool isOfName)
    {
        if (!isOfName)
        {
            return words.Reverse().TakeWhile(word => !IsCapital(word)).Take(WordsBefore).Any(Bearers.Contains);
        }

        var small = Array.ConvertAll(words, word => word.ToLowerInvariant());
        return !small.Any(Offices.Contains) && (Bearers.Contains(small[^1]) || (small.Length > 1 && Bearers.Contains($"{small[^2]} {small[^1]}")));
    }

    [GeneratedRegex(
        @"(?<!\p{L})(?:[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Ee]m|[Cc]háu|[Cc]ô|[Cc]hú|[Bb]ác|[Đđ]ồng chí|[Đđ]/c)\s+(\p{Lu}\p{L}*(?: \p{Lu}\p{L}*){1,4})(?!\p{L})",
        RegexOptions.CultureInvariant)]
    private static partial Regex Titled();

    [GeneratedRegex(
        @"[;,:()\r\n•+]|(?<!\p{L})và(?!\p{L})|(?<!\S)[0-9]{1,3}[.)/](?=\s|\p{Lu})|(?<=\p{L})\.(?=\s|$)|(?<!\S)[-–—](?!\S)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Ends();
}
