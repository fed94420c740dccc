using Analytics.Reports.Briefings;
using Analytics.Reports.Documents;
using Analytics.Reports.Intake;
using Analytics.Reports.Periods;
using Analytics.Reports.Rendering.Pdf;
using Analytics.Reports.Warehouse;
using Analytics.Worker.Acts;
using Analytics.Worker.Delivery;
using Analytics.Worker.Jobs;
using Analytics.Worker.Packs;
using Analytics.Worker.Series;
using Analytics.Worker.Tests.Towns;
using Dapper;

namespace Analytics.Worker.Tests.Packs;

/// <summary>Suggestions from the figures to the paper, with a person in between; everything real.</summary>
[Collection("database")]
public sealed class SuggestionTests(DatabaseFixture database)
{
    private const string Suggestion = "target_met:luot-1";
    private static readonly PackKey Key = new(GeneratedTown.Committee, GeneratedTown.Series, GeneratedTown.Period);

    [Fact]
    public async Task A_suggestion_is_printed_when_it_was_accepted_and_as_long_as_the_figures_support_it()
    {
        using var folder = new ScratchFolder();
        var town = new GeneratedTown(3, 2);
        var series = town.WriteTo(folder.Path);
        var warehouse = await database.CreateDatabaseAsync();
        await ImportAsync(VietnamTime.FromLocal(new DateTime(2024, 12, 16, 9, 0, 0)));
        await SeriesFiles.ApplyAsync(warehouse, [series], RendererFolder.Formats(null).Codes, CancellationToken.None);
        await using var renderer = new Renderer(new RendererOptions { Processes = 1 });
        Document? made = null;
        var build = new BuildPack(warehouse.Reader, new PackStore(warehouse.App), renderer, new PackLifecycle(warehouse, DeliveryOptions.Default, ApprovalOptions.Default))
        {
            Compose = input => made = Composer.Compose(input),
        };
        var decisions = new SuggestionDecisions(warehouse.App);

        var first = await BuildAsync();
        var proposed = await ProposedAsync(1);
        Assert.Equal((false, "Lượt hoạt động thứ A: 150 lượt, đạt 124,0% kế hoạch năm."), proposed[Suggestion]);
        Assert.All(proposed.Values, one => Assert.False(one.IsPrinted));
        Assert.DoesNotContain(made!.Parts, part => part.Heading == "ĐÁNH GIÁ CHUNG");

        // Of what nobody ever accepted no pack depends.
        Assert.Equal(PackAnswer.Done, await DecideAsync("all_reported", accepted: false));
        Assert.False((await BuildAsync()).IsNew);

        Assert.Equal(PackAnswer.Done, await DecideAsync(Suggestion, accepted: true));
        Assert.Equal(PackAnswer.Unchanged, await DecideAsync(Suggestion, accepted: true));
        Assert.Equal(PackAnswer.Unknown, await DecideAsync("target_met:luot-9", accepted: true));
        Assert.Equal(2, (await BuildAsync()).Pack.Version);
        Assert.Equal(["Lượt hoạt động thứ A: 150 lượt, đạt 124,0% kế hoạch năm."], Strengths(made));
        Assert.True((await ProposedAsync(2))[Suggestion].IsPrinted);
        Assert.False((await BuildAsync()).IsNew);

        var again = await build.RemakeAsync(
            await RequestAsync(first.Pack.AsOf), first.Pack, new Progress<BuildStage>(), CancellationToken.None);
        Assert.Equal(first.Artefacts.Select(file => file.Sha256), again.Named(first.Pack.FileStem).Where(file => !file.IsOffice).Select(file => file.Sha256));

        // A correction that takes more away than the unit had reported: 100 of 121.
        (town with { Changed = (GeneratedTown.Unit(1), GeneratedTown.Flow(1), "2024-Q1", -40) }).WriteTo(folder.Path);
        await ImportAsync(recordedAt: null);
        Assert.Equal(3, (await BuildAsync()).Pack.Version);
        Assert.Empty(Strengths(made));
        Assert.DoesNotContain(Suggestion, (await ProposedAsync(3)).Keys);

        town.WriteTo(folder.Path);
        await ImportAsync(recordedAt: null);
        await BuildAsync();
        Assert.Single(Strengths(made));

        // Once dropped it is gone, and the paper without it is another one than the first.
        Assert.Equal(PackAnswer.Done, await DecideAsync(Suggestion, accepted: false));
        Assert.Equal(5, (await BuildAsync()).Pack.Version);
        Assert.Empty(Strengths(made));
        Assert.Equal(
            ["suggestion-dropped", "suggestion-accepted", "suggestion-dropped"],
            (await ActLog.ListAsync(warehouse.App, new ActFilter("chanh-van-phong", null, null, null), 10, 0, CancellationToken.None)).Select(act => act.What));

        async Task ImportAsync(DateTimeOffset? recordedAt)
        {
            var result = await new Importer(warehouse.App, TimeProvider.System).ImportAsync(
                [folder.Path], new ImportOptions(recordedAt, Backfill: false, DryRun: false, SubmittedBy: "test"), CancellationToken.None);
            Assert.True(result.Accepted, string.Join('\n', result.Problems.Select(problem => problem.Line("en"))));
        }

        Task<PackRequest> RequestAsync(DateTimeOffset asOf) => new PackRequests(warehouse.Reader).ResolveAsync(
            GeneratedTown.Series, null, GeneratedTown.Period, asOf, force: false, seriesVersion: null, CancellationToken.None);

        async Task<BuildOutcome> BuildAsync() =>
            await build.RunAsync(await RequestAsync(TimeProvider.System.GetUtcNow()), new Progress<BuildStage>(), CancellationToken.None);

        async Task<PackAnswer> DecideAsync(string suggestion, bool accepted) =>
            (await decisions.DecideAsync(Key, 1, suggestion, accepted, Actor.AtCommandLine("chanh-van-phong"), CancellationToken.None)).Answer;

        async Task<Dictionary<string, (bool IsPrinted, string Sentence)>> ProposedAsync(int version)
        {
            await using var connection = await warehouse.Reader.OpenConnectionAsync();
            return (await connection.QueryAsync<(string Key, bool IsPrinted, string Sentence)>(
                "select s.suggestion, s.printed, s.sentence::text from packs.pack_suggestions s join packs.packs p using (pack) where p.version = @version order by s.seq",
                new { version })).ToDictionary(row => row.Key, row => (row.IsPrinted, row.Sentence.Replace('\u00a0', ' ')));
        }
    }

    [Theory]
    [InlineData("update packs.suggestion_decisions set accepted = true")]
    [InlineData("delete from packs.suggestion_decisions")]
    public async Task What_was_decided_cannot_be_changed_even_by_the_owner(string statement)
    {
        var warehouse = await database.CreateDatabaseAsync();
        await using var connection = await warehouse.Migrator.OpenConnectionAsync();
        await connection.ExecuteAsync(
            "insert into packs.suggestion_decisions (committee, series, period, suggestion, accepted, decided_by) values ('tx', 'giao-ban', '2023', 'late:hnd', true, 'x')");
        var refused = await Assert.ThrowsAsync<Npgsql.PostgresException>(() => connection.ExecuteAsync(statement));
        Assert.Equal(Npgsql.PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    private static IEnumerable<string> Strengths(Document? document) => document!.Parts
        .Where(part => part.Heading == "ĐÁNH GIÁ CHUNG").SelectMany(part => part.Sections).Where(section => section.Heading == "Ưu điểm")
        .SelectMany(section => section.Blocks.OfType<BulletList>()).SelectMany(list => list.Items).Select(item => item.Plain.Replace('\u00a0', ' '));
}
