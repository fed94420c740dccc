namespace Analytics.Worker.Tests.Delivery;

/// <summary>Goes a hundred times as fast: what waits by it waits a hundredth of what it is asked to.</summary>
internal sealed class HurriedClock : TimeProvider
{
    private const int Times = 100;

    private readonly DateTimeOffset start = DateTimeOffset.UtcNow;

    public override DateTimeOffset GetUtcNow() => start + ((base.GetUtcNow() - start) * Times);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, Hurried(dueTime), Hurried(period));

    private static TimeSpan Hurried(TimeSpan time) => time == Timeout.InfiniteTimeSpan ? time : time / Times;
}
