using System.CommandLine;
using System.Globalization;
using Analytics.Reports.Intake.Submissions;

namespace Analytics.Worker.Commands;

/// <summary><c>submissions file</c>: gives a submitted file back as it came.</summary>
internal static class SubmissionFileCommand
{
    public static Command Create(CommandHost host)
    {
        var id = SubmissionsCommand.Id();
        var name = new Argument<string>("NAME") { Description = "Name of the file, as `submissions show ID` has it." };
        var file = new Option<string?>("--out") { Description = "Where to write it, never over another file; submission-ID-NAME here when left out." };
        var command = new Command("file", "Give a submitted file back, byte for byte; prints where it is.") { id, name, file };
        command.SetAction(async (parsed, cancelled) =>
        {
            var (number, wanted) = (parsed.GetValue(id), parsed.GetRequiredValue(name).Normalize());
            var reader = new SubmissionReader((await host.WarehouseAsync()).Reader);
            var submission = await reader.FindAsync(number, cancelled) ?? throw SubmissionsCommand.Unknown(number);
            var found = submission.Files.FirstOrDefault(one => one.Name == wanted) ?? throw new BadInputException(string.Create(
                CultureInfo.InvariantCulture,
                $"Submission {number} has no file `{wanted}`; {(submission.Files.Count == 0 ? "it has none" : "it has " + string.Join(", ", submission.Files.Select(one => one.Name)))}."));
            var path = Path.GetFullPath(parsed.GetValue(file) ?? SafeName(number, found.Name));
            await WriteAsync(reader, number, found, path, cancelled);
            await host.Output.WriteLineAsync(path);
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>What somebody else named a file is no path here: its last part, without what a file system or a terminal might act on.</summary>
    internal static string SafeName(long submission, string name)
    {
        var last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var safe = string.Concat(last.Select(letter => char.IsLetterOrDigit(letter) || letter is '.' or '-' or '_' or ' ' ? letter : '_'));
        return string.Create(CultureInfo.InvariantCulture, $"submission-{submission}-{safe}");
    }

    private static async Task WriteAsync(SubmissionReader reader, long submission, SubmittedFile file, string path, CancellationToken cancelled)
    {
        if (File.Exists(path) || Directory.Exists(path))
        {
            throw new BadInputException($"{path} exists and is not written over; move it away, or name another file with --out.");
        }

        try
        {
            await using var output = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16, useAsync: true);
            try
            {
                if (await reader.CopyFileAsync(submission, file, output, cancelled))
                {
                    return;
                }
            }
            catch
            {
                File.Delete(path);
                throw;
            }
        }
        catch (Exception exception) when (exception is DirectoryNotFoundException or UnauthorizedAccessException)
        {
            throw new BadInputException(
                $"The file {path} cannot be written ({exception.Message.TrimEnd('.')}); give --out a file in a folder that exists and that you may write to.");
        }

        File.Delete(path);
        throw new BadInputException($"The bytes of {file.Name} were not kept: it came before files were; only its SHA-256 is known, {file.Sha256}.");
    }
}
