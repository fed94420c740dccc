using Analytics.Worker.Tests.Commands;

namespace Analytics.Worker.Tests.Faults;

/// <summary>T27: the same pack, however the machine is set up that makes it again.</summary>
public sealed partial class FaultTests
{
    private static readonly string[] Zones = ["Asia/Ho_Chi_Minh", "America/New_York", "Australia/Lord_Howe", "Pacific/Kiritimati"];

    private static readonly string[] Locales = ["tr_TR.UTF-8", "vi_VN.UTF-8", "en_US.UTF-8", "C", "ar_SA.UTF-8"];

    [Fact]
    public async Task The_same_pack_has_the_same_bytes_in_any_zone_locale_and_folder_for_any_user_and_number_of_processors()
    {
        var made = await town.SucceededAsync(await town.RequestAsync());
        for (var time = 0; time < FaultSize.Of(1, 20); time++)
        {
            using var folder = new ScratchFolder();
            File.SetUnixFileMode(folder.Path, (UnixFileMode)0b111_111_111);
            var environment = fixture.EnvironmentOf(town.Town.Warehouse);
            environment["TZ"] = Zones[time % Zones.Length];
            environment["LANG"] = environment["LC_ALL"] = Locales[time % Locales.Length];
            environment["HOME"] = folder.Path;
            environment["DOTNET_PROCESSOR_COUNT"] = time % 3 == 0 ? "1" : null;
            string[] user = time % 2 == 0 ? ["unshare", "--user", "--map-user=65534", "--map-group=65534"] : [];
            var run = await CommandRun.RunWrappedAsync(
                folder.Path, user, environment, "verify", FormattableString.Invariant($"tx-minh-hoa/giao-ban-9-thang/2023-9M/v{made.Run.PackVersion}"));
            Assert.True(run.ExitCode == 0, run.Output + run.Messages);
            Assert.EndsWith(": same\n", run.Output, StringComparison.Ordinal);
        }
    }
}
