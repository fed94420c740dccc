using System.Security.Cryptography;
using System.Text;
using Analytics.Reports.Intake;
using Analytics.Reports.Intake.Submissions;
using Dapper;
using Npgsql;

namespace Analytics.Worker.Tests.Intake;

/// <summary>What is kept of a submission: the files as they came, and what it changed.</summary>
[Collection("intake")]
public sealed class SubmissionTests(DatabaseFixture database)
{
    [Fact]
    public async Task A_file_is_kept_in_pieces_and_given_back_byte_for_byte()
    {
        using var town = await SubmittedTown.CreateAsync(database);
        var path = town.Town.At("observations.csv");
        // Four pieces, the last not full; with a byte order mark and line ends that a reader would not keep.
        var note = new string('ớ', 50_000);
        await File.WriteAllTextAsync(
            path,
            "unit,indicator,quarter,value,note\r\n" + string.Concat(Enumerable.Range(0, 24).Select(at => $"btc,a05,{2000 + at / 4}-Q{at % 4 + 1},{at},{note}\r\n")),
            new UTF8Encoding(true));
        var bytes = await File.ReadAllBytesAsync(path);
        var result = await town.SendAsync(path);

        Assert.Equal(["0", "1", "2", "3"], await town.RowsAsync("select seq::text from warehouse.submission_file_parts where submission = 2 order by seq"));
        var submission = (await town.Reader.FindAsync(result.Submission!.Value, default))!;
        var file = Assert.Single(submission.Files);
        Assert.Equal(("observations.csv", Convert.ToHexStringLower(SHA256.HashData(bytes)), 24L), (file.Name, file.Sha256, file.RowsStored));
        using var output = new MemoryStream();
        Assert.True(await town.Reader.CopyFileAsync(submission.Number, file, output, default));
        Assert.Equal(bytes, output.ToArray());
        Assert.Equal((SubmissionKind.Import, "văn thư", 24L), (submission.Kind, submission.SubmittedBy, submission.RowsStored));
        Assert.Equal([2L, 1L], (await town.Reader.ListAsync(10, 0, default)).Select(one => one.Number));
        Assert.Equal([1L], (await town.Reader.ListAsync(1, 1, default)).Select(one => one.Number));
    }

    [Theory]
    [InlineData("update warehouse.submission_file_parts set seq = 7")]
    [InlineData("delete from warehouse.submission_file_parts")]
    [InlineData("truncate warehouse.submission_file_parts")]
    [InlineData("update warehouse.submission_files set name = 'x'")]
    [InlineData("delete from warehouse.submission_files")]
    public async Task Kept_files_are_append_only_for_the_owner_too(string statement)
    {
        using var town = await SubmittedTown.CreateAsync(database);
        foreach (var role in (NpgsqlDataSource[])[town.Warehouse.App, town.Warehouse.Migrator])
        {
            await using var connection = await role.OpenConnectionAsync();
            var refused = await Assert.ThrowsAsync<PostgresException>(() => connection.ExecuteAsync(statement));
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
        }
    }

    [Fact]
    public async Task A_file_that_is_damaged_in_the_database_is_not_given_back_as_the_one_that_came()
    {
        using var town = await SubmittedTown.CreateAsync(database);
        var file = (await town.Reader.FindAsync(1, default))!.Files[0];
        var fault = await Assert.ThrowsAsync<InvalidDataException>(
            () => town.Reader.CopyFileAsync(1, file with { Sha256 = new string('0', 64) }, Stream.Null, default));
        Assert.Contains("is damaged in the database", fault.Message, StringComparison.Ordinal);
        Assert.False(await town.Reader.CopyFileAsync(1, file with { Name = "../units.csv" }, Stream.Null, default));
    }

    [Fact]
    public async Task A_file_that_changes_while_it_is_imported_is_refused_by_name_and_nothing_is_stored()
    {
        using var town = await SubmittedTown.CreateAsync(database);
        town.Town.Observe("btc,a05,2023-Q1,12");
        await using var other = await town.Warehouse.App.OpenConnectionAsync();
        await using var holding = await other.BeginTransactionAsync();
        await other.ExecuteAsync("select pg_advisory_xact_lock(hashtextextended('warehouse.import', 0))");
        var import = town.SendAsync(town.Town.Folder);
        await WaitingAsync(other);
        town.Town.Observe("btc,a05,2023-Q1,13");
        await holding.RollbackAsync();

        var result = await import;
        Assert.Equal(
            ["observations.csv: the file changed while it was imported; nothing was stored: close it in other programs, then import again."],
            SubmittedTown.Lines(result));
        Assert.Equal((null, 0L), (result.Submission, result.RowsStored));
        Assert.Empty(await town.RowsAsync("select value::text from warehouse.observations"));
        Assert.Single(await town.Reader.ListAsync(10, 0, default));
    }

    [Fact]
    public async Task A_known_CSV_file_says_with_which_submission_it_came_whatever_its_name_and_an_older_one_counts_again()
    {
        using var town = await SubmittedTown.CreateAsync(database);
        var first = await town.ObserveAsync("btc,a05,2023-Q1,12");
        var again = await town.ObserveAsync("btc,a05,2023-Q1,12");
        Assert.Equal((null, 0L), (again.Submission, again.RowsStored));
        Assert.Equal(new EarlierSubmission(first.Submission!.Value, first.RecordedAt!.Value.UtcDateTime), Assert.Single(again.Files).SameAs);

        await town.ObserveAsync("btc,a05,2023-Q1,14");
        var back = await town.ObserveAsync("btc,a05,2023-Q1,12");
        Assert.Equal((1L, null), (back.RowsStored, Assert.Single(back.Files).SameAs));
        Assert.Equal(back.Submission, Assert.Single((await town.ObserveAsync("btc,a05,2023-Q1,12")).Files).SameAs!.Submission);
        Assert.Equal("12", await town.ValueAsync());
    }

    [Fact]
    public async Task What_changed_is_told_old_and_new_with_names_of_a_dry_run_too()
    {
        using var town = await SubmittedTown.CreateAsync(database);
        await town.ObserveAsync("btc,a05,2023-Q1,12", "btc,a04,2023-Q1,9000");
        await town.SendAsync("targets.csv", "unit,indicator,from,to,value,basis", "tx,a05,2023-Q1,2023-Q4,4000,plan");
        town.Town.Observe("btc,a05,2023-Q1,1234.50", "btc,a04,2023-Q1,", "hnd,a05,2023-Q1,7", "btc,a05,2022-Q1,");
        town.Town.Write("targets.csv", "unit,indicator,from,to,value,basis,source", "tx,a05,2023-Q1,2023-Q4,4500,plan,Nghị quyết");
        town.Town.Write("units.csv", "code,name_vi,kind,parent,valid_from,valid_to", "btc,Ban Tổ chức Thị ủy,party_board,tx,,2030-Q4");
        town.Town.Write("notes.csv", "unit,period,field,kind,text", "btc,2023-Q1,org,result,\"Một\nhai\"");
        string[] lines =
        [
            "units.csv btc: name_vi Ban Tổ chức → Ban Tổ chức Thị ủy; valid_to (trống) → 2030-Q4",
            "targets.csv Thị ủy Minh Họa, Đảng viên mới, 2023-Q1, 2023-Q4, plan: 4.000 → 4.500; source (trống) → Nghị quyết",
            "Ban Tổ chức, Đảng viên mới, 2023-Q1: 12 → 1.234,5",
            "Ban Tổ chức, Tổng số đảng viên, 2023-Q1: 9.000 → rút lại",
            "Hội Nông dân, Đảng viên mới, 2023-Q1: 7",
            "Ban Tổ chức, Đảng viên mới, 2022-Q1: rút lại",
            "notes.csv Ban Tổ chức, 2023-Q1, org, result, 0: Một hai",
        ];

        var dry = await town.SendAsync(dryRun: true, town.Town.Folder);
        Assert.Equal(lines, dry.Changes.Select(change => change.Line("vi").Replace("Ban Tổ chức Thị ủy,", "Ban Tổ chức,", StringComparison.Ordinal)));
        Assert.Equal((null, 7L), (dry.Submission, dry.RowsStored));
        Assert.Equal(3, (await town.Reader.ListAsync(10, 0, default)).Count);

        var result = await town.SendAsync(town.Town.Folder);
        Assert.Equal(dry.Changes.Select(change => change.Line("en")), result.Changes.Select(change => change.Line("en")));
        var kept = await town.Reader.ChangesAsync(result.Submission!.Value, 1, default);
        var change = Assert.Single(kept);
        Assert.Equal(("units.csv", false, "btc"), (change.File, change.IsNew, Assert.Single(change.Key)));
        Assert.Contains(new ColumnChange("name_vi", "Ban Tổ chức", "Ban Tổ chức Thị ủy"), change.Columns);
    }

    /// <summary>Until another connection waits for the import lock.</summary>
    internal static async Task WaitingAsync(NpgsqlConnection connection)
    {
        while (await connection.QuerySingleAsync<int>(
            "select count(*)::int from pg_locks where locktype = 'advisory' and not granted and database = (select oid from pg_database where datname = current_database())") == 0)
        {
            await Task.Yield();
        }
    }
}
