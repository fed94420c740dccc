using Analytics.Reports.Briefings;
using Analytics.Reports.Documents;
using Analytics.Reports.Formats;
using Analytics.Reports.Rendering.Pdf;

namespace Analytics.Reports.Tests.Briefings;

public sealed class ComposerSnapshotTests
{
    [Fact]
    public void The_nine_months_of_a_small_town_read_as_approved() =>
        Approved.Matches("nine-months", PlainText.Write(OfficialForm.Of(Composer.Compose(Town.Input()), RendererFolder.Formats(null).Find("party")!)));
}
