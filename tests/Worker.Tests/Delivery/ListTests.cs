using Analytics.Worker.Delivery;
using Analytics.Worker.Delivery.Lists;

namespace Analytics.Worker.Tests.Delivery;

public sealed class ListTests
{
    [Fact]
    public void A_list_is_read_with_its_defaults()
    {
        var (list, problems) = ListParser.Parse(
            "code: thuong-truc\ntitle: Thường trực\nmembers:\n  - {name: Văn phòng, email: vp@tx.example}\n  - {name: Office, email: o@tx.example, language: en, formats: [xlsx, pdf]}\n",
            "a.yaml");
        Assert.Empty(problems);
        Assert.Equal(("vi", "pdf"), (list!.Members[0].Language, string.Join(',', list.Members[0].Formats)));
        Assert.Equal(("en", "xlsx,pdf"), (list.Members[1].Language, string.Join(',', list.Members[1].Formats)));
    }

    [Fact]
    public void A_list_may_be_for_one_committee_and_may_name_series_itself()
    {
        var (list, problems) = ListParser.Parse(
            "code: a\ntitle: A\ncommittee: tx\nseries: [giao-ban, tong-ket]\nmembers:\n  - {name: B, email: b@tx.example}\n", "a.yaml");
        Assert.Empty(problems);
        Assert.Equal(("tx", "giao-ban,tong-ket"), (list!.Committee, string.Join(',', list.Series)));
        (_, problems) = ListParser.Parse("code: a\ntitle: A\ncommittee: T X\nseries: []\nmembers:\n  - {name: B, email: b@tx.example}\n", "a.yaml");
        Assert.Equal(
            ["a.yaml:3:12: committee 'T X' is not a code", "a.yaml:4:9: series must be a list of at least one codes"],
            problems.Select(problem => problem.ToString().Split(["; accepted", " such as"], StringSplitOptions.None)[0]));
    }

    [Fact]
    public void Every_fault_is_said_at_once_with_line_and_column()
    {
        var (list, problems) = ListParser.Parse(
            """
            code: Thường Trực
            members:
              - {name: A, email: "a@tx.example\r\nBcc: b@tx.example", fax: 1}
              - {name: B, email: b@tx.example, language: fr, formats: [docx]}
              - {name: C, email: B@tx.example}
              - {email: "d d@tx.example"}
            """,
            "a.yaml");
        Assert.Null(list);
        string[] said =
        [
            "a.yaml:1:1: The key 'title' is missing",
            "a.yaml:1:7: code 'Thường Trực' is not a code",
            "a.yaml:3:22: email 'a@tx.example Bcc: b@tx.example' is not an address",
            "a.yaml:3:59: Unknown key 'fax'",
            "a.yaml:4:46: language 'fr' does not exist; accepted: vi, en",
            "a.yaml:4:60: An entry of formats 'docx' does not exist; accepted: pdf, xlsx",
            "a.yaml:5:22: The address 'B@tx.example' stands twice",
            "a.yaml:6:5: The key 'name' is missing",
            "a.yaml:6:13: email 'd d@tx.example' is not an address",
        ];
        Assert.Equal(said.Length, problems.Count);
        Assert.All(said.Zip(problems), pair => Assert.StartsWith(pair.First, pair.Second.ToString(), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("vp@tx.example", true)]
    [InlineData("a.b+c@sub.tx.example", true)]
    [InlineData("vp@tx", false)]
    [InlineData("vp tx@tx.example", false)]
    [InlineData("vp@tx.example, x@tx.example", false)]
    [InlineData("<vp@tx.example>", false)]
    [InlineData("vp@tx.example\n", false)]
    [InlineData("vănphòng@tx.example", false)]
    [InlineData("vp@tx..example", false)]
    [InlineData(".vp@tx.example", false)]
    public void An_address_is_one_plain_address(string text, bool accepted) => Assert.Equal(accepted, Mailbox.IsAddress(text));

    [Fact]
    public void A_sender_may_have_a_name()
    {
        Assert.Equal(new Mailbox("Văn phòng Thị ủy", "vp@tx.example"), Mailbox.Parse("Văn phòng Thị ủy <vp@tx.example>"));
        Assert.Null(Mailbox.Parse("Văn\nphòng <vp@tx.example>"));
        Assert.Null(Mailbox.Parse("Văn phòng <vp@tx.example> <x@tx.example>"));
    }
}
