using System.Security.Cryptography;
using System.Text;
using Analytics.Worker.Packs;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Analytics.Worker.Desk.Accounts;

/// <summary>How passwords are made, judged and kept: PBKDF2 with HMAC-SHA-512 and a salt each.</summary>
internal static class Passwords
{
    private const int Shortest = 12;

    /// <summary>Longer ones would only cost time to hash.</summary>
    private const int Longest = 256;

    /// <summary>Shorter names are found in many good passwords.</summary>
    private const int ShortestName = 4;

    /// <summary>Below it a password is a pattern, such as aaaa… or 121212….</summary>
    private const int FewestDifferent = 5;

    /// <summary>Without letters and digits that look alike.</summary>
    private const string Alphabet = "abcdefghjkmnpqrstuvwxyz23456789";

    // OWASP's number for PBKDF2-HMAC-SHA512, 2023.
    private static readonly PasswordHasher<string> Hasher =
        new(Options.Create(new PasswordHasherOptions { IterationCount = 210_000 }));

    /// <summary>For names that do not exist, so that an answer takes as long as for those that do.</summary>
    private static readonly string NobodysHash = Hash(Generate(string.Empty));

    /// <summary>24 characters in groups of six, 118 bits.</summary>
    public static string Generate(string name)
    {
        string password;
        do
        {
            password = string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString(Alphabet, 6)));
        }
        while (Problem(name, password) is not null);
        return password;
    }

    public static string Hash(string password) => Hasher.HashPassword(string.Empty, Composed(password));

    /// <param name="hash">Null: there is no such account; the answer is no, after the same work.</param>
    public static bool Matches(string? hash, string password) =>
        password.Length <= Longest
        && Hasher.VerifyHashedPassword(string.Empty, hash ?? NobodysHash, Composed(password)) != PasswordVerificationResult.Failed
        && hash is not null;

    /// <summary>What is wrong with a chosen password; null when it will do.</summary>
    public static Sentence? Problem(string name, string password) => password switch
    {
        { Length: < Shortest } => new(
            $"Mật khẩu có {password.Length} ký tự; cần ít nhất {Shortest}, một câu là dễ nhớ nhất.",
            $"The password has {password.Length} characters; at least {Shortest} are needed, a sentence is easiest to remember."),
        { Length: > Longest } => new(
            $"Mật khẩu có {password.Length} ký tự; nhiều nhất là {Longest}.",
            $"The password has {password.Length} characters; at most {Longest} are accepted."),
        _ when name.Length >= ShortestName && password.Contains(name, StringComparison.OrdinalIgnoreCase) => new(
            "Mật khẩu chứa tên đăng nhập; hãy chọn mật khẩu khác.",
            "The password contains the name of the account; choose one that does not."),
        _ when password.Distinct().Count() < FewestDifferent => new(
            $"Mật khẩu có ít hơn {FewestDifferent} ký tự khác nhau; hãy chọn mật khẩu khó đoán hơn.",
            $"The password has fewer than {FewestDifferent} different characters; choose one that is harder to guess."),
        _ when IsRun(password) => new(
            "Mật khẩu là một dãy ký tự liền nhau; hãy chọn mật khẩu khó đoán hơn.",
            "The password is one run of neighbouring characters; choose one that is harder to guess."),
        _ when CommonPasswords.Have(password) => new(
            "Mật khẩu này nằm trong những mật khẩu bị đoán trước tiên; hãy chọn mật khẩu khác, một câu của riêng bạn.",
            "The password is among those that are guessed first; choose another, a sentence of your own."),
        _ => null,
    };

    /// <summary>Keyboards differ in how they write the same Vietnamese letter.</summary>
    private static string Composed(string password) => password.Normalize(NormalizationForm.FormC);

    private static bool IsRun(string password)
    {
        var steps = password.Zip(password.Skip(1), (one, next) => next - one).ToArray();
        return steps.Count(step => step is 1 or -1) >= steps.Length * 3 / 4;
    }
}
