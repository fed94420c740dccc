using Analytics.Reports.Tests.Conventions;
using Analytics.Worker.Jobs;
using Microsoft.Extensions.Configuration;

namespace Analytics.Worker.Tests;

public sealed class SettingsTests
{
    [Fact]
    public void Settings_on_the_command_line_are_parted_from_the_command()
    {
        var (arguments, overrides) = Settings.Split(["demo", "--Data:Directory=/tmp/x", "--out", "y", "--as-of=2023-01-01T00:00"]);
        Assert.Equal(["demo", "--out", "y", "--as-of=2023-01-01T00:00"], arguments);
        Assert.Equal(["--Data:Directory=/tmp/x"], overrides);
    }

    [Fact]
    public void A_setting_on_the_command_line_counts() =>
        Assert.Equal("/tmp/x", Settings.Load(["--Data:Directory=/tmp/x"]).DataDirectory);

    [Fact]
    public void All_faults_are_said_at_once_each_with_its_key_and_what_is_accepted()
    {
        var refusal = Assert.Throws<BadInputException>(
            () => Settings.Load(["--Renderer:RequestTimeout=00:00:00", "--Renderer:Processes=0", "--Mail:Host=x"]));
        Assert.Equal(3, refusal.Lines.Count);
        Assert.Contains(refusal.Lines, line => line.Contains("Renderer:RequestTimeout must be from 00:00:01", StringComparison.Ordinal));
        Assert.Contains(refusal.Lines, line => line.Contains("Renderer:Processes must be from 1", StringComparison.Ordinal));
        Assert.Contains(refusal.Lines, line => line.Contains("Mail:Host is not a setting", StringComparison.Ordinal));
    }

    [Fact]
    public void Faults_of_delivery_are_said_at_once_with_what_is_accepted()
    {
        var refusal = Assert.Throws<BadInputException>(() => Settings.Load(
        [
            "--Desk:Address=ftp://bao-cao.example/x?y", "--Delivery:PerMinute=0", $"--Delivery:Contact={new string('a', 201)}",
            "--Delivery:From=vp@tx.example", "--Delivery:Smtp:Host=mail.example", "--Delivery:Smtp:GreetingTimeout=5", "--Delivery:Smtp:CommandTimeout=0", "--Delivery:Smtp:AnswerTimeout=01:00:00",
        ]));
        Assert.Equal(
            [
                "Delivery:Smtp:GreetingTimeout must be a time from 00:00:01 to 00:30:00, was '5'.",
                "Delivery:Smtp:CommandTimeout must be a time from 00:00:01 to 00:30:00, was '0'.",
                "Delivery:Smtp:AnswerTimeout must be a time from 00:00:01 to 00:30:00, was '01:00:00'.",
                "Delivery:Contact must be one line of at most 200 characters, such as a name and a telephone number; was 201 characters.",
                "Delivery:PerMinute must be a whole number of messages from 1 to 10000, was '0'.",
                "Desk:Address 'ftp://bao-cao.example/x?y' is not where a desk is reached; accepted are addresses such as https://bao-cao.thixa.example.",
            ],
            refusal.Lines);
    }

    [Fact]
    public void Faults_of_the_time_out_and_of_what_is_kept_are_said()
    {
        var refusal = Assert.Throws<BadInputException>(() => Settings.Load(["--Jobs:Timeout=00:00:00", "--Retention:Runs=7", "--Retention:Logs=0"]));
        Assert.Equal(
            [
                "Jobs:Timeout must be from 00:00:01 to one day, was 00:00:00.",
                "Retention:Runs must be from 30 to 36500 days, was 7.",
                "Retention:Logs must be from 1 to 36500 days, was 0.",
            ],
            refusal.Lines);
        refusal = Assert.Throws<BadInputException>(() => Settings.Load(["--Retention:Runs=forever"]));
        Assert.Contains("accepted are whole numbers of days", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bare_number_is_no_time_because_it_would_mean_days()
    {
        var refusal = Assert.Throws<BadInputException>(() => Settings.Load(["--Renderer:RequestTimeout=120"]));
        Assert.Contains("hours:minutes:seconds", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_setting_that_the_readme_names_is_one()
    {
        var readme = File.ReadAllText(Path.Combine(SourceTree.Root, "README.md"));
        var named = System.Text.RegularExpressions.Regex.Matches(readme, "`ANALYTICS__(\\w+)`");
        Assert.NotEmpty(named);
        Assert.All(named, name => Assert.Contains(name.Groups[1].Value.Replace("__", ":", StringComparison.Ordinal), Settings.Known));
    }

    [Fact]
    public void Faults_of_profiles_and_fonts_are_among_them()
    {
        using var folder = new ScratchFolder();
        File.WriteAllText(folder.Below("mttq.yaml"), "name_vi: Mặt trận\ncolour: red\n");
        var refusal = Assert.Throws<BadInputException>(
            () => Settings.Load([$"--Renderer:Profiles={folder.Path}", "--Renderer:Fonts=/no/such", "--Renderer:Processes=0"]));
        string[] said = ["mttq.yaml:2:1: Unknown key 'colour'", "mttq.yaml:1:1: The key 'page' is missing", "Renderer:Fonts: there is no folder '/no/such'", "Renderer:Processes"];
        Assert.All(said, words => Assert.Contains(refusal.Lines, line => line.Contains(words, StringComparison.Ordinal)));
    }

    [Fact]
    public void A_time_that_is_none_is_refused_with_what_is_accepted()
    {
        var refusal = Assert.Throws<BadInputException>(() => Settings.Load(["--Renderer:RequestTimeout=soon"]));
        Assert.Contains("soon", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("00:02:00", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_connection_string_is_not_taken_from_the_command_line_and_not_repeated()
    {
        var refusal = Assert.Throws<BadInputException>(
            () => Settings.Load(["--ConnectionStrings:Warehouse=Host=x;Password=secret"]));
        Assert.Contains("not taken from the command line", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_faults_of_the_mail_settings_are_said_at_once()
    {
        var refusal = Assert.Throws<BadInputException>(() => Settings.Load(
        [
            "--Delivery:Smtp:Host=mail.tx.example", "--Delivery:Smtp:Port=0", "--Delivery:Smtp:Security=none", "--Delivery:Smtp:User=vp",
            "--Delivery:Smtp:CaFile=/nowhere/ca.pem", "--Delivery:AllowedDomains=tx.example, xau", "--Delivery:MaxBytes=1",
            "--Delivery:Uncertain=guess", "--Delivery:Receipts=maybe", "--Alerts:To=nobody",
        ]));
        string[] said =
        [
            "Delivery:Receipts 'maybe' does not exist; accepted: true, false.", "Smtp:Port must be", "accepted: starttls, tls", "User and its password", "/nowhere/ca.pem cannot be read", "Delivery:From is missing",
            "'xau' is not a domain", "MaxBytes must be", "accepted: hold, resend", "Alerts:To 'nobody'",
        ];
        Assert.Equal(said.Length, refusal.Lines.Count);
        Assert.All(said, words => Assert.Contains(words, refusal.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void An_alert_goes_to_an_address_that_mail_may_go_to()
    {
        string[] allowed = ["--Delivery:AllowedDomains=tx.example, btc.tx.example", "--Alerts:To=Kỹ thuật <ky-thuat@TX.example>"];
        Assert.Equal("ky-thuat@TX.example", Settings.Load(allowed).Alerts.To!.Address);
        var refusal = Assert.Throws<BadInputException>(() => Settings.Load([allowed[0], "--Alerts:To=ky-thuat@ngoai.example"]));
        Assert.Equal(
            ["Alerts:To 'ky-thuat@ngoai.example' is outside Delivery:AllowedDomains, so that no alert would ever leave; accepted are addresses at tx.example, btc.tx.example, or add its domain there."],
            refusal.Lines);
    }

    [Fact]
    public void One_person_approves_or_two_and_no_other_number()
    {
        Assert.Equal(1, Settings.Load([]).Approval.People);
        Assert.Equal(2, Settings.Load(["--Approval:People=2"]).Approval.People);
        var refusal = Assert.Throws<BadInputException>(() => Settings.Load(["--Approval:People=3"]));
        Assert.Equal(["Approval:People '3' is not a number of people; accepted are 1 and 2."], refusal.Lines);
    }

    [Fact]
    public void All_faults_of_backups_and_log_lines_are_said_at_once()
    {
        var refusal = Assert.Throws<BadInputException>(() => Settings.Load(
            ["--Data:Directory=town", "--Backup:Directory=town/copies", "--Backup:At=25:00", "--Backup:Keep=0", "--Logging:Format=xml"]));
        string[] said = ["'town/copies' lies in Data:Directory", "Backup:At '25:00' is not a time of day", "Backup:Keep must be a whole number from 1", "Logging:Format 'xml' does not exist; accepted: text, json"];
        Assert.Equal(said.Length, refusal.Lines.Count);
        Assert.All(said, words => Assert.Contains(words, refusal.Message, StringComparison.Ordinal));
        var backup = Settings.Load(["--Data:Directory=town", "--Backup:Directory=copies", "--Backup:At=23:30"]).Backup;
        Assert.Equal(("copies", new TimeOnly(23, 30), 14), (backup.Directory, backup.At, backup.Keep));
    }

    [Fact]
    public void Nightly_copies_of_a_server_of_its_own_are_left_to_its_own_tools()
    {
        var faults = new List<string>();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:Warehouse"] = "Host=db.tx.example;Password=secret", ["Backup:Directory"] = "copies",
        }).Build();
        BackupOptions.Read(configuration, "town", faults);
        Assert.Contains("use that server's own backups", Assert.Single(faults), StringComparison.Ordinal);
    }

    [Fact]
    public void Proxies_are_addresses_and_nothing_else()
    {
        Assert.Equal(["192.0.2.10", "2001:db8::7"], Settings.Load(["--Desk:Proxies=192.0.2.10, 2001:db8::7"]).Desk.Proxies.Select(proxy => proxy.ToString()));
        Assert.Equal("192.0.2.10", Settings.Load(["--Desk:Proxies:0=192.0.2.10"]).Desk.Proxies.Single().ToString());
        var refusal = Assert.Throws<BadInputException>(() => Settings.Load(
            ["--Desk:Proxies=192.0.2.10,proxy.example", "--Desk:FailuresBeforeLock=0", "--Desk:FormsPerMinute=9", "--Desk:AnonymousPerMinute=59", "--Desk:MaxUpload=1"]));
        string[] said = ["Desk:Proxies 'proxy.example' is not an IP address", "FailuresBeforeLock", "FormsPerMinute must be at least 10, was 9", "AnonymousPerMinute must be at least 60, was 59",
            "MaxUpload must be from 100000 to 1000000000 bytes, was 1"];
        Assert.Equal(said.Length, refusal.Lines.Count);
        Assert.All(said, words => Assert.Contains(words, refusal.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false, "--Node:Listen=0.0.0.0")]
    [InlineData(false, "--Node:Listen=0.0.0.0", "--Node:Run=desk")]
    [InlineData(true, "--Node:Listen=0.0.0.0", "--Desk:Proxies=192.0.2.10")]
    [InlineData(true, "--Node:Listen=0.0.0.0", "--Node:Run=jobs")]
    [InlineData(true, "--Node:Listen=::1")]
    public void A_desk_that_answers_other_machines_needs_a_proxy_that_speaks_tls(bool accepted, params string[] arguments)
    {
        var refusal = Record.Exception(() => Settings.Load(arguments));
        Assert.Equal(accepted, refusal is null);
        Assert.Contains("Desk:Proxies", refusal?.Message ?? "Desk:Proxies", StringComparison.Ordinal);
    }

    [Fact]
    public void A_mail_password_is_not_taken_from_the_command_line_and_not_repeated()
    {
        var refusal = Assert.Throws<BadInputException>(() => Settings.Load(["--Delivery:Smtp:Password=secret"]));
        Assert.Contains("ANALYTICS__Delivery__Smtp__Password", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mail_server_needs_only_its_name_and_the_office_s_address()
    {
        var smtp = Settings.Load(["--Delivery:Smtp:Host=mail.tx.example", "--Delivery:From=Văn phòng <vp@tx.example>"]).Delivery.Smtp;
        Assert.Equal("mail.tx.example:587", smtp!.ToString());
        Assert.Null(Settings.Load([]).Delivery.Smtp);
    }
}
