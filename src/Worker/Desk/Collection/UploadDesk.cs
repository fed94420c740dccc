using Analytics.Reports.Intake;
using Analytics.Reports.Intake.Template;
using Analytics.Reports.Intake.Workbooks;
using Analytics.Worker.Acts;
using Analytics.Worker.Collection.Receipts;
using Analytics.Worker.Desk.Wording;
using Analytics.Worker.Packs;

namespace Analytics.Worker.Desk.Collection;

/// <summary>What came of an upload: the import, or why there was none.</summary>
internal sealed record UploadAnswer(ImportResult? Taken, UploadRefusal Refusal);

/// <summary>Who sends, from which session, in which language the copy of a refused workbook is to speak.</summary>
/// <param name="Session">The hash of its token.</param>
internal sealed record Sender(Actor By, string Session, string Language);

/// <summary>Takes uploads through the importer, whole or not at all. Nothing that a file or its name says is believed before it is checked.</summary>
internal sealed class UploadDesk(Importer importer, ImportReceipts receipts, RefusedCopies copies) : IDisposable
{
    /// <summary>A workbook that is read takes a hundred megabytes and more of memory; whoever comes later waits his turn, without a connection.</summary>
    private const int ReadAtOnce = 2;

    private readonly SemaphoreSlim turns = new(ReadAtOnce);

    public void Dispose() => turns.Dispose();

    /// <summary>One workbook, of that unit and no other.</summary>
    public async Task<UploadAnswer> TakeOfUnitAsync(
        IReadOnlyList<IFormFile> files, string unit, Sentence unitName, Sender sender, CancellationToken cancelled)
    {
        if (files.Count != 1)
        {
            return Refused(files.Count == 0 ? CollectionWords.NoFile : CollectionWords.OneWorkbook);
        }

        using var saved = await UploadedFiles.SaveAsync(files, workbooksOnly: true, cancelled);
        return await InTurnAsync(() => TakeOfUnitAsync(saved, files[0].Length, unit, unitName, sender, cancelled), cancelled);
    }

    private async Task<UploadAnswer> TakeOfUnitAsync(
        UploadedFiles saved, long length, string unit, Sentence unitName, Sender sender, CancellationToken cancelled)
    {
        // One that is too large for a workbook is not read here; the import refuses it.
        var whose = length > WorkbookLimits.LargestFile ? null : FormIdentity.UnitOf(await File.ReadAllBytesAsync(saved.Paths[0], cancelled));
        return whose is not null && whose != unit
            ? Refused(CollectionWords.OtherUnit(saved.Names[saved.Paths[0]], unitName))
            : await ImportAsync(saved, sender, cancelled);
    }

    /// <summary>Workbooks of any units and data files, for those who may send for everybody.</summary>
    public async Task<UploadAnswer> TakeOfOfficeAsync(IReadOnlyList<IFormFile> files, Sender sender, CancellationToken cancelled)
    {
        if (files.Count is 0 or > UploadedFiles.Most)
        {
            return Refused(files.Count == 0 ? CollectionWords.NoFile : CollectionWords.TooManyFiles(UploadedFiles.Most));
        }

        using var saved = await UploadedFiles.SaveAsync(files, workbooksOnly: false, cancelled);
        return await InTurnAsync(() => ImportAsync(saved, sender, cancelled), cancelled);
    }

    private async Task<UploadAnswer> InTurnAsync(Func<Task<UploadAnswer>> take, CancellationToken cancelled)
    {
        await turns.WaitAsync(cancelled);
        try
        {
            return await take();
        }
        finally
        {
            turns.Release();
        }
    }

    private async Task<UploadAnswer> ImportAsync(UploadedFiles saved, Sender sender, CancellationToken cancelled)
    {
        var options = new ImportOptions(RecordedAt: null, Backfill: false, DryRun: false, sender.By.Who) { Names = saved.Names };
        ImportResult result;
        try
        {
            result = await importer.ImportAsync(
                saved.Paths, options, cancelled, receipts.After(ImportAct.Of(sender.By, cancelled), cancelled));
        }
        catch (ImportBusyException)
        {
            return new UploadAnswer(null, UploadRefusal.Busy);
        }

        await receipts.TellRefusedAsync(result, cancelled);
        if (result.Accepted)
        {
            return new UploadAnswer(result, UploadRefusal.None);
        }

        var copy = saved.Paths is [var only] && AnnotatedWorkbook.Of(await File.ReadAllBytesAsync(only, cancelled), result, sender.Language) is { } annotated
            ? "/collection/copies/" + copies.Keep(sender.Session, saved.Names[only], annotated)
            : null;
        return new UploadAnswer(null, UploadRefusal.Of(result, copy));
    }

    private static UploadAnswer Refused(Sentence why) => new(null, UploadRefusal.Of(why));
}
