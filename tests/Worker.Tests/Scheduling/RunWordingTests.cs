using Analytics.Reports.Warehouse;
using Analytics.Worker.Packs;
using Analytics.Worker.Scheduling;

namespace Analytics.Worker.Tests.Scheduling;

public sealed class RunWordingTests
{
    [Fact]
    public void What_a_run_failed_for_is_in_Vietnamese_first_where_it_was_said_in_both()
    {
        Assert.Equal("Không làm được. Sai kỳ. (Wrong period.)", RunWording.Failed(new BadInputException(new Sentence("Sai kỳ.", "Wrong period."))));
        Assert.Equal(
            "Không làm được. Chưa có đảng bộ. (There is no committee.)",
            RunWording.Failed(new ScopeNotKnownException([("Chưa có đảng bộ.", "There is no committee.")])));
        Assert.Equal("Không làm được. (no letterhead)", RunWording.Failed(new BadInputException("no letterhead")));
    }

    [Fact]
    public void What_another_occurrence_replaces_does_not_say_that_that_one_is_made()
    {
        var sentence = RunWording.Overtaken(new DateTimeOffset(2023, 9, 18, 23, 0, 0, TimeSpan.Zero));
        Assert.Equal("Bỏ qua: lần hẹn lúc 2023-09-19T06:00:00+07:00 thay thế. (Skipped: replaced by the one due then.)", sentence);
    }
}
