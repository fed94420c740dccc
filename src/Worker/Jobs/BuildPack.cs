using Analytics.Reports.Audit;
using Analytics.Reports.Briefings;
using Analytics.Reports.Briefings.Suggestions;
using Analytics.Reports.Briefings.Versions;
using Analytics.Reports.Documents;
using Analytics.Reports.Figures;
using Analytics.Reports.Periods;
using Analytics.Reports.Reconciliation;
using Analytics.Reports.Rendering.Pdf;
using Analytics.Reports.Rendering.Workbook;
using Analytics.Reports.Warehouse;
using Analytics.Worker.Packs;
using Npgsql;

namespace Analytics.Worker.Jobs;

/// <summary>What came of a request: a stored pack with the files for its readers; not new when the same content was stored before.</summary>
/// <param name="Approval">What came of approving it, for a series that sends without approval.</param>
internal sealed record BuildOutcome(StoredPack Pack, bool IsNew, IReadOnlyList<Artefact> Artefacts, PackDecision? Approval);

/// <summary>Makes one pack: read, compute, compose, reconcile, draw, typeset, store. Until the last stage nothing is kept.</summary>
/// <param name="lifecycle">Approves what a series sends without approval.</param>
internal sealed class BuildPack(NpgsqlDataSource reader, PackStore packs, Renderer renderer, PackLifecycle lifecycle)
{
    private const string Language = "vi-VN";

    /// <summary>What writes the document; a test lets it print a wrong number.</summary>
    internal Func<BriefingInput, Document> Compose { get; init; } = Composer.Compose;

    /// <param name="storing">
    /// Writes what belongs to the transaction that stores a pack, or only approves one that was stored before: then it is told that the pack
    /// is not new. Null for nothing.
    /// </param>
    public async Task<BuildOutcome> RunAsync(
        PackRequest request,
        IProgress<BuildStage> progress,
        CancellationToken cancelled,
        Func<StoredPack, bool, NpgsqlTransaction, Task>? storing = null)
    {
        progress.Report(BuildStage.Read);
        var scope = request.Series.Scope(request.Committee, request.Period, request.AsOf);
        var snapshot = await SnapshotReader.ReadAsync(reader, scope, cancelled);
        progress.Report(BuildStage.Compute);
        var sheet = FigureCalculator.Compute(snapshot, scope);
        Gate.Check(request, sheet.Coverage);
        var key = new PackKey(request.Committee, request.Series.Code, request.Period.Code);
        var identity = new PackIdentity(
            snapshot.Id, request.SeriesVersion, renderer.TemplateVersion(request.Series.Format), CodeVersion.Current, Language);
        if (await packs.FindSameAsync(key, identity, cancelled) is { } same)
        {
            var late = IsAutomatic(request, same)
                ? await lifecycle.ApproveAutomaticallyAsync(same, storing is null ? null : (pack, transaction) => storing(pack, false, transaction), cancelled)
                : null;
            return new BuildOutcome(same, false, await packs.ReadArtefactsAsync(same, cancelled), late);
        }

        var report = Auditor.Audit(snapshot, scope);
        var (content, comparison) = await MakeAsync(
            request, scope, snapshot, sheet, report, await packs.FindNewestAsync(key, cancelled), progress, cancelled);
        progress.Report(BuildStage.Store);
        PackDecision? approval = null;
        var stored = await packs.AddAsync(
            key,
            identity,
            new PackOrigin(request.AsOf, request.By, request.Series.IsBelowGate(sheet.Coverage), request.LateFor),
            comparison,
            version => content.Named(key.FileStem(version)),
            async (added, transaction) =>
            {
                await PackFindingRows.AddAsync(transaction, added, [.. report.Findings, .. content.OverBudget], cancelled);
                await content.Summary.AddAsync(transaction, added, cancelled);
                await PackSuggestionRows.AddAsync(transaction, added, content.Suggestions, cancelled);
                if (storing is not null)
                {
                    await storing(added, true, transaction);
                }

                approval = IsAutomatic(request, added)
                    ? await lifecycle.ApproveAutomaticallyAsync(transaction, added, cancelled)
                    : null;
            },
            cancelled);
        if (stored is not var (pack, isNew))
        {
            // Another version came in between: what was composed names the changes since the wrong one.
            return await RunAsync(request, progress, cancelled, storing);
        }

        var artefacts = isNew
            ? [.. content.Named(pack.FileStem).Where(file => !file.IsOffice)]
            : await packs.ReadArtefactsAsync(pack, cancelled);
        progress.Report(BuildStage.Done);
        return new BuildOutcome(pack, isNew, artefacts, approval);
    }

    /// <summary>
    /// Makes the content of a stored pack once more from what is known at the request's instant, and stores nothing. Packs and decisions that
    /// came later were not there.
    /// </summary>
    /// <param name="stored">Null: as the first version that there is, now.</param>
    public async Task<PackContent> RemakeAsync(
        PackRequest request, StoredPack? stored, IProgress<BuildStage> progress, CancellationToken cancelled)
    {
        progress.Report(BuildStage.Read);
        var scope = request.Series.Scope(request.Committee, request.Period, request.AsOf);
        var snapshot = await SnapshotReader.ReadAsync(reader, scope, cancelled, storedBefore: stored?.MadeAt);
        var previous = stored is { Version: > 1 } later ? await packs.FindAsync(later.Key, later.Version - 1, cancelled) : null;
        progress.Report(BuildStage.Compute);
        var sheet = FigureCalculator.Compute(snapshot, scope);
        return (await MakeAsync(request, scope, snapshot, sheet, Auditor.Audit(snapshot, scope), previous, progress, cancelled)).Content;
    }

    /// <param name="changes">In what it differs from the version before; null for a first version.</param>
    /// <exception cref="BadInputException">The committee has no letterhead as known at the request's instant.</exception>
    internal static BriefingInput Input(
        PackRequest request, FigureScope scope, Snapshot snapshot, FigureSheet sheet, VersionChanges? changes) => new(
        request.Series,
        snapshot.Letterhead ?? throw new BadInputException(new Sentence(
            $"Đảng bộ `{request.Committee}` chưa có mẫu đầu văn bản tính đến {VietnamTime.Format(request.AsOf)}; hãy nhập committees.csv có dòng của đảng bộ.",
            $"The committee `{request.Committee}` has no letterhead as known at {VietnamTime.Format(request.AsOf)}; import a committees.csv with its row.")),
        sheet,
        request.Series.TrendQuarters.ToDictionary(
            trend => trend.Key, trend => FigureCalculator.Trend(snapshot, scope, trend.Key, trend.Value), StringComparer.Ordinal),
        snapshot.Notes,
        snapshot.Calendar)
    {
        PublishedBases = RevisedBases.Published(snapshot, scope, sheet),
        Reorganisations = Reorganisations.Of(snapshot, scope),
        Assignments = snapshot.Assignments,
        AcceptedSuggestions = snapshot.AcceptedSuggestions,
        Changes = changes,
    };

    private static bool IsAutomatic(PackRequest request, StoredPack pack) =>
        request.Series.Send == SendPolicy.Automatic && pack.State == "draft";

    /// <param name="office">All figures; the pack is made from what of them may be disclosed.</param>
    /// <param name="previous">The version before; null for a first one.</param>
    private async Task<(PackContent Content, PackComparison? Comparison)> MakeAsync(
        PackRequest request,
        FigureScope scope,
        Snapshot snapshot,
        FigureSheet office,
        AuditReport report,
        StoredPack? previous,
        IProgress<BuildStage> progress,
        CancellationToken cancelled)
    {
        var sheet = DisclosedSheet.Of(office, snapshot, scope);
        progress.Report(BuildStage.Compose);
        var comparison = previous is null
            ? null
            : await PackComparison.MakeAsync(reader, previous, sheet, snapshot, request.Series.Rounding, cancelled);
        var input = Input(request, scope, snapshot, sheet, comparison?.Changes);
        var document = renderer.InForm(Compose(input));
        DocumentCheck.Run(input, document);

        // Beside each other: the renderer is another process.
        var printing = PrintAsync(document, progress, cancelled);
        var writing = Task.Run(() => WriteWorkbook(input, document, sheet), cancelled);
        await Task.WhenAll(printing, writing);
        var (pdf, over, charts) = await printing;
        var content = new PackContent(
            pdf,
            await writing,
            FiguresJson.Write(sheet, PackFindings.Of(report, snapshot)),
            FindingsFile.Write(request.Series, scope, snapshot, report))
        {
            Suggestions = SuggestionList.Proposed(new Briefing(input)),
            OverBudget = [.. PageBudgets.Of(document.Summary?.Pages, over.Summary, document.BodyPages, over.Body)],
            Summary = PackSummary.Of(input, document, charts),
        };
        return (content, comparison);
    }

    private async Task<(byte[] Pdf, PagesOver Over, IReadOnlyDictionary<string, string> Charts)> PrintAsync(
        Document document, IProgress<BuildStage> progress, CancellationToken cancelled)
    {
        progress.Report(BuildStage.Charts);
        var charts = await renderer.DrawChartsAsync(document.Charts(), cancelled);
        progress.Report(BuildStage.Typeset);
        var (pdf, over) = await renderer.PrintAsync(document, charts, cancelled);
        return (pdf, over, charts);
    }

    private static byte[] WriteWorkbook(BriefingInput input, Document document, FigureSheet sheet)
    {
        var workbook = WorkbookWriter.Write(document, sheet);
        WorkbookCheck.Run(input, document, workbook);
        return workbook;
    }
}
