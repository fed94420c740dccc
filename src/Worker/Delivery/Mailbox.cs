using System.Text.RegularExpressions;

namespace Analytics.Worker.Delivery;

/// <summary>A name and an address that mail may carry: one line each, nothing in them that a header or a server would read as more.</summary>
internal sealed partial record Mailbox(string? Name, string Address)
{
    public const string Accepted = "one address such as vanphong@thixa.example, in plain letters and digits, at most 254 characters";

    public string Domain => Address[(Address.LastIndexOf('@') + 1)..];

    public static bool IsAddress(string text) => text.Length <= 254 && AddressForm().IsMatch(text);

    /// <summary>Of a domain that nobody can have (RFC 2606).</summary>
    public static bool IsExample(string address) => address.EndsWith(".example", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads <c>Name &lt;address&gt;</c> or an address alone; null when it is neither.</summary>
    public static Mailbox? Parse(string text)
    {
        if (IsAddress(text))
        {
            return new Mailbox(null, text);
        }

        var named = NamedForm().Match(text);
        return named.Success && IsAddress(named.Groups[2].Value)
            ? new Mailbox(named.Groups[1].Value.Trim().Normalize(), named.Groups[2].Value)
            : null;
    }

    public override string ToString() => Name is null ? Address : $"{Name} <{Address}>";

    [GeneratedRegex(@"^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])\z", RegexOptions.CultureInvariant)]
    private static partial Regex AddressForm();

    [GeneratedRegex(@"^([^<>""\p{Cc}]{1,100})<([^<>]+)>\z", RegexOptions.CultureInvariant)]
    private static partial Regex NamedForm();
}
