using System.Globalization;
using Analytics.Reports.Briefings.Wording;
using Analytics.Reports.Figures;
using Analytics.Reports.Intake;
using Analytics.Reports.Intake.Template;
using Analytics.Reports.Intake.Warnings;
using Analytics.Reports.Intake.Workbooks;
using Analytics.Reports.Periods;
using Analytics.Worker.Delivery;
using Analytics.Worker.Delivery.Letters;
using Analytics.Worker.Packs;

namespace Analytics.Worker.Collection.Receipts;

/// <summary>What a unit is told of one of its workbooks.</summary>
/// <param name="Indicators">By code.</param>
/// <param name="Problems">Why it was refused, in its order, as far as the import lists it; <see cref="ReadForm.ProblemsTotal"/> is how much.</param>
/// <param name="Warnings">What was noticed and did not stop it.</param>
internal sealed record ReceiptForm(
    ReadForm Form, IReadOnlyDictionary<string, ReceiptIndicator> Indicators, IReadOnlyList<Problem> Problems, IReadOnlyList<Warning> Warnings);

/// <summary>A receipt: received when, how many values, each as it was understood; or what was refused, cell by cell.</summary>
/// <param name="At">When it was stored, or refused.</param>
/// <param name="Contact">Whom to ask.</param>
internal sealed record ReceiptLetter(Sentence Unit, DateTimeOffset At, IReadOnlyList<ReceiptForm> Forms, string Contact, bool IsSample)
{
    private const int MostProblems = 50;

    private bool IsRefused => Forms.Any(form => form.Form.ProblemsTotal > 0);

    public QueuedMessage To(string address) => new LetterFrame(Unit, Contact, IsSample).ToUnit(
        "receipt", address, IsRefused ? $"Báo cáo chưa nhận được, cần sửa – {Unit.Vi}" : $"Đã nhận báo cáo – {Unit.Vi}", Matter);

    private IEnumerable<LetterBlock> Matter(string language) =>
    [
        .. Forms.SelectMany(form => IsRefused ? Refused(form, language) : Taken(form, language)),
        new LetterLine((IsRefused
            ? new Sentence("Chưa lưu số liệu nào của tệp này. Xin sửa các ô nêu trên và gửi lại.", "Nothing of this file was stored. Please correct these cells and send it again.")
            : new("Nếu có chỗ hiểu chưa đúng, xin sửa trong mẫu báo cáo và gửi lại.", "If anything was misunderstood, please correct it in the workbook and send it again.")).In(language)),
    ];

    private IEnumerable<LetterBlock> Taken(ReceiptForm form, string language)
    {
        var (values, plans, words) = (Rows(form, "observations.csv"), Rows(form, "targets.csv"), Rows(form, "notes.csv"));
        yield return new LetterLine(new Sentence(
            $"Đã nhận lúc {Times.Instant(At)} tệp {form.Form.Name}: {Number(values.Count)} số liệu, {Number(plans.Count)} kế hoạch, {Number(words.Count)} ý bằng lời.",
            $"The file {form.Form.Name} was received at {Times.InstantEn(At)}: {Number(values.Count)} values, {Number(plans.Count)} plans, {Number(words.Count)} thoughts in words.").In(language));
        var quarter = Quarter.Parse(form.Form.Identity.Quarter);
        if (values.Count > 0)
        {
            yield return new LetterList(
                new Sentence($"Số liệu {PeriodNames.Vi(quarter)}, như đã hiểu:", $"Values of {PeriodNames.En(quarter)}, as understood:").In(language),
                [.. values.Select(row => UnderstoodValue.Of(row, form.Indicators[row.Text("indicator")], isPlan: false).In(language))]);
        }

        if (plans.Count > 0)
        {
            yield return new LetterList(
                new Sentence($"Kế hoạch năm {Number(quarter.Year)}:", $"Plans for {Number(quarter.Year)}:").In(language),
                [.. plans.Select(row => UnderstoodValue.Of(row, form.Indicators[row.Text("indicator")], isPlan: true).In(language))]);
        }

        if (words.Count > 0)
        {
            yield return new LetterList(
                new Sentence("Bằng lời:", "In words:").In(language),
                [.. words.Select(row => $"{Kind(row).In(language)}: {row.Text("text")}")]);
        }

        if (form.Warnings.Count > 0)
        {
            yield return new LetterList(
                new Sentence("Xin xem lại, nếu đúng thì không phải làm gì:", "Please look again; if it is right, nothing is to be done:").In(language),
                [.. form.Warnings.Select(warning => Placed(warning.Place, warning.Message(language)))]);
        }
    }

    private IEnumerable<LetterBlock> Refused(ReceiptForm form, string language)
    {
        yield return new LetterLine(new Sentence(
            $"Tệp {form.Form.Name}, xử lý lúc {Times.Instant(At)}, chưa nhận được vì có {Number(form.Form.ProblemsTotal)} chỗ cần sửa:",
            $"The file {form.Form.Name}, read at {Times.InstantEn(At)}, was not taken in; problems: {Number(form.Form.ProblemsTotal)}.").In(language));
        List<string> listed = [.. form.Problems.Take(MostProblems).Select(problem => Placed(problem.Place, problem.Message(language)))];
        if (listed.Count > 0)
        {
            yield return new LetterList(null, listed);
        }

        if (form.Form.ProblemsTotal - listed.Count is > 0 and var more)
        {
            yield return new LetterLine(new Sentence($"Và {Number(more)} chỗ khác.", $"And {Number(more)} more.").In(language));
        }
    }

    private static string Placed(CellPlace? place, string sentence) => place is null ? sentence : $"{place}: {sentence}";

    private static List<FilledRow> Rows(ReceiptForm form, string file) => [.. form.Form.Rows.Where(row => row.File.Name == file).OrderBy(row => row.Line)];

    private static Sentence Kind(FilledRow row)
    {
        var kind = EnumCode.Parse<NoteKind>(row.Text("kind"));
        var (_, vi, en) = FormVocabulary.NoteKinds.Single(one => one.Kind == kind);
        return new(vi, en);
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
