using System.Net;
using System.Text.RegularExpressions;
using Analytics.Reports.Tests.Conventions;
using Analytics.Worker.Commands;
using YamlDotNet.RepresentationModel;

namespace Analytics.Worker.Tests;

/// <summary>
/// <c>docker-compose.yml</c> and the Dockerfile cannot be run where this is built; what can be read from them agrees with the program and
/// with the checkout.
/// </summary>
public sealed partial class DeploymentFilesTests
{
    private static readonly string[] Dockerfile = File.ReadAllText(Path.Combine(SourceTree.Root, "src", "Worker", "Dockerfile"))
        .Replace("\\\n", " ", StringComparison.Ordinal)
        .Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static readonly string Compose = File.ReadAllText(Path.Combine(SourceTree.Root, "docker-compose.yml"));

    [Fact]
    public void Every_setting_in_them_is_one()
    {
        var named = Setting().Matches(Compose + string.Join('\n', Dockerfile)).Select(match => match.Groups[1].Value).Distinct().ToArray();
        Assert.True(named.Length >= 8, string.Join(' ', named));
        Assert.All(named, name => Assert.Contains(name.Replace("__", ":", StringComparison.Ordinal), Settings.Known));
    }

    [Fact]
    public void Each_service_starts_with_its_settings()
    {
        foreach (var (service, jobs, desk) in new[] { ("migrate", true, true), ("worker", true, false), ("desk", false, true) })
        {
            var settings = Settings.Load([.. Environment(service)
                .Where(pair => pair.Key.StartsWith("ANALYTICS__", StringComparison.Ordinal) && !pair.Key.Contains("ConnectionStrings", StringComparison.Ordinal)
                    && !pair.Key.EndsWith("CaFile", StringComparison.Ordinal))
                .Select(pair => $"--{pair.Key["ANALYTICS__".Length..].Replace("__", ":", StringComparison.Ordinal)}={pair.Value}")]);
            Assert.Equal((jobs, desk), (settings.Node.Jobs, settings.Node.Desk));
            Assert.Equal("mail:1025", settings.Delivery.Smtp!.ToString());
        }
    }

    [Fact]
    public void There_are_two_workers_one_desk_a_database_and_a_mail_server()
    {
        Assert.Equal(["database", "desk", "mail", "migrate", "worker"], Services().Children.Keys.Select(key => key.ToString()).Order(StringComparer.Ordinal));
        Assert.Equal("2", Service("worker")["deploy"]["replicas"].ToString());
        Assert.Equal("postgres:18", Service("database")["image"].ToString());
        Assert.Equal("analytics", Merged(Service("worker"), "image"));
        Assert.Equal("src/Worker/Dockerfile", Service("worker")["<<"]["build"]["dockerfile"].ToString());
    }

    [Fact]
    public void No_secret_is_written_in_it_and_each_one_used_is_a_file_outside_the_repository()
    {
        Assert.DoesNotMatch("(?i)password\\s*[=:]\\s*[^\\s\"$]", Passwords().Replace(Compose, ""));
        var files = ((YamlMappingNode)Root()["secrets"]).Children.ToDictionary(pair => pair.Key.ToString(), pair => pair.Value["file"].ToString());
        Assert.All(files.Values, file => Assert.StartsWith("./secrets/", file, StringComparison.Ordinal));
        Assert.All(
            Mounted().Matches(Compose).Select(match => match.Groups[1].Value), name => Assert.Contains(name, files.Keys));
        Assert.Contains("/secrets/", File.ReadAllLines(Path.Combine(SourceTree.Root, ".gitignore")));
        Assert.Contains("secrets", File.ReadAllLines(Path.Combine(SourceTree.Root, ".dockerignore")));
    }

    [Fact]
    public void Every_copied_path_exists_here_or_in_a_stage_before()
    {
        var stages = Dockerfile.Select(line => Stage().Match(line)).Where(match => match.Success).Select(match => match.Groups[1].Value).ToArray();
        Assert.Equal(["node", "build"], stages);
        var ignored = File.ReadAllLines(Path.Combine(SourceTree.Root, ".dockerignore"));
        foreach (var copy in Dockerfile.Where(line => line.StartsWith("COPY ", StringComparison.Ordinal)))
        {
            var words = copy.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..];
            var from = words[0].StartsWith("--from=", StringComparison.Ordinal) ? words[0]["--from=".Length..] : null;
            foreach (var source in words[(from is null ? 0 : 1)..^1])
            {
                if (from is null)
                {
                    Assert.DoesNotContain(source, ignored);
                    AssertExists(source);
                }
                else if (source.StartsWith("/checkout/", StringComparison.Ordinal))
                {
                    AssertExists(source["/checkout/".Length..]);
                }
                else
                {
                    Assert.Contains(from, stages);
                }
            }
        }

        static void AssertExists(string path) => Assert.True(Path.Exists(Path.Combine(SourceTree.Root, path)), $"{path} does not exist.");
    }

    [Fact]
    public void Its_user_is_not_root_and_it_has_icu_node_the_fonts_licences_and_a_health_check()
    {
        Assert.Matches("^USER [1-9][0-9]*$", Dockerfile.Last(line => line.StartsWith("USER ", StringComparison.Ordinal)));
        var shipped = string.Join('\n', Dockerfile.SkipWhile(line => !line.Contains("/aspnet:10.0", StringComparison.Ordinal)));
        Assert.Contains("libicu", shipped, StringComparison.Ordinal);
        Assert.Contains("GLOBALIZATION_INVARIANT=false", shipped, StringComparison.Ordinal);
        Assert.Matches("COPY --from=node \\S+/node ", shipped);
        Assert.InRange(int.Parse(NodeVersion().Match(Dockerfile.First(line => line.StartsWith("FROM node:", StringComparison.Ordinal))).Groups[1].Value, null), 20, 99);
        Assert.Equal(2, Regex.Count(shipped, "LICENSE_FONT "));
        Assert.Contains("HEALTHCHECK", shipped, StringComparison.Ordinal);
        Assert.Contains("Analytics.Worker.dll", shipped, StringComparison.Ordinal);
    }

    [Fact]
    public void Its_ports_are_the_desk_s_own()
    {
        var port = ServeCommand.DefaultPort.ToString(System.Globalization.CultureInfo.InvariantCulture);
        Assert.Contains($"EXPOSE {port}", Dockerfile);
        Assert.Contains($"http://127.0.0.1:{port}/healthz", string.Join('\n', Dockerfile), StringComparison.Ordinal);
        Assert.Equal($"127.0.0.1:{port}:{port}", ((YamlSequenceNode)Service("desk")["ports"]).Single().ToString());
        Assert.Equal("0.0.0.0", Environment("desk")["ANALYTICS__Node__Listen"]);
        Assert.DoesNotContain(Service("worker").Children.Keys, key => key.ToString() == "ports");
    }

    [Fact]
    public void The_desk_believes_the_proxy_on_the_same_machine_which_it_sees_as_its_network_s_gateway()
    {
        var network = ((YamlSequenceNode)Root()["networks"]["default"]["ipam"]["config"]).Single();
        var gateway = IPAddress.Parse(network["gateway"].ToString());
        Assert.True(IPNetwork.Parse(network["subnet"].ToString()).Contains(gateway));
        Assert.Equal([gateway], Settings.Load([$"--Desk:Proxies={Environment("desk")["ANALYTICS__Desk__Proxies"]}"]).Desk.Proxies);
        Assert.All(Services().Children.Keys, name => Assert.DoesNotContain(Service(name.ToString()).Children.Keys, key => key.ToString() is "networks" or "network_mode"));
    }

    private static YamlMappingNode Root()
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(Compose));
        return (YamlMappingNode)yaml.Documents.Single().RootNode;
    }

    private static YamlMappingNode Services() => (YamlMappingNode)Root()["services"];

    private static YamlMappingNode Service(string name) => (YamlMappingNode)Services()[name];

    private static string Merged(YamlMappingNode node, string key) => (node.Children.TryGetValue(key, out var own) ? own : node["<<"][key]).ToString();

    private static Dictionary<string, string> Environment(string service)
    {
        var environment = (YamlMappingNode)Service(service)["environment"];
        return ((YamlMappingNode)environment["<<"]).Children.Concat(environment.Children.Where(pair => pair.Key.ToString() != "<<"))
            .ToDictionary(pair => pair.Key.ToString(), pair => pair.Value.ToString());
    }

    [GeneratedRegex("ANALYTICS__(\\w+)")]
    private static partial Regex Setting();

    [GeneratedRegex("/run/secrets/(\\w+)")]
    private static partial Regex Mounted();

    [GeneratedRegex("^FROM \\S+ AS (\\w+)$")]
    private static partial Regex Stage();

    [GeneratedRegex("^FROM node:([0-9]+)")]
    private static partial Regex NodeVersion();

    /// <summary>What speaks of a password without being one: a file's name, a shell variable.</summary>
    [GeneratedRegex("POSTGRES_PASSWORD_FILE: /run/secrets/postgres|--set=password=\"\\$\\$password\"|password :'password'")]
    private static partial Regex Passwords();
}
