using Analytics.Worker.Jobs;
using Spectre.Console;

namespace Analytics.Worker.Commands;

/// <summary>Shows the stages of a pack on standard error: a bar on a terminal, one line a pack elsewhere.</summary>
internal static class BuildProgress
{
    public static async Task<T> ShowAsync<T>(IAnsiConsole messages, PackRequest request, Func<IProgress<BuildStage>, Task<T>> work)
    {
        var name = $"{request.Committee} {request.Series.Code} {request.Period}";
        if (!messages.Profile.Out.IsTerminal)
        {
            var made = await work(new Silent());
            messages.WriteLine($"{name}: done");
            return made;
        }

        return await messages.Progress().Columns(
            new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new ElapsedTimeColumn()).StartAsync(async context =>
        {
            var bar = context.AddTask(Markup.Escape(name), maxValue: (int)BuildStage.Done);
            var outcome = await work(new Bar(bar, name));
            bar.Value = bar.MaxValue;
            return outcome;
        });
    }

    private sealed class Bar(ProgressTask task, string name) : IProgress<BuildStage>
    {
        public void Report(BuildStage value)
        {
            task.Value = (int)value;
            task.Description = Markup.Escape($"{name}: {value.ToString().ToLowerInvariant()}");
        }
    }

    private sealed class Silent : IProgress<BuildStage>
    {
        public void Report(BuildStage value)
        {
        }
    }
}
