using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Unicode;
using CsvHelper;

namespace Analytics.Reports.Intake;

/// <summary>Reads one CSV file as a stream, row by row; only the row at hand is in memory.</summary>
internal sealed class CsvFile(Source source, bool backfill, DateTimeOffset latest, ProblemList problems)
{
    /// <summary>Longer than any honest row, in bytes; without a limit one forgotten quote reads the rest of the file into memory.</summary>
    public const int LongestRecord = 1 << 20;

    private readonly HashSet<long> malformed = [];

    public string? Sha256 { get; private set; }

    public long RowsRead { get; private set; }

    /// <param name="take">Receives each row that is not empty, flawed ones too; the object is used again for the next.</param>
    /// <returns>False when rows could not be read, so that a code missing elsewhere may be one of theirs.</returns>
    public async Task<bool> ReadAsync(Action<Row> take, CancellationToken cancelled)
    {
        try
        {
            if (SourceLength.Of(source.Path) == 0)
            {
                Refuse(ProblemCode.EmptyFile, null);
                return false;
            }

            await using var file = new FileStream(source.Path, FileMode.Open, FileAccess.Read, FileShare.Read, 4096, useAsync: true);
            using var hash = SHA256.Create();
            await using var hashed = new CryptoStream(file, hash, CryptoStreamMode.Read);
            var whole = await IsUtf8ByItsMarkAsync(file, cancelled) && await ReadRecordsAsync(hashed, take, cancelled);
            await hashed.CopyToAsync(Stream.Null, cancelled);
            Sha256 = Convert.ToHexStringLower(hash.Hash!);
            return whole;
        }
        catch (Exception fault) when (fault is UnauthorizedAccessException or IOException)
        {
            Refuse(ProblemCode.Unreadable, null, fault.Message);
            return false;
        }
    }

    private async Task<bool> IsUtf8ByItsMarkAsync(FileStream file, CancellationToken cancelled)
    {
        var mark = new byte[4];
        var length = await file.ReadAtLeastAsync(mark, mark.Length, throwOnEndOfStream: false, cancelled);
        file.Position = 0;
        if (length >= 2 && mark is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] or [0, 0, 0xFE, 0xFF])
        {
            Refuse(ProblemCode.Utf16, 1);
            return false;
        }

        return true;
    }

    private async Task<bool> ReadRecordsAsync(Stream stream, Action<Row> take, CancellationToken cancelled)
    {
        using var reader = CsvReader.Create(stream, new CsvReaderOptions
        {
            Separator = ',',
            HasHeader = false,
            TrackLineNumbers = true,
            MaxRecordSize = LongestRecord,
            OnMalformedRecord = Note,
        }, leaveOpen: true);
        try
        {
            if (!await reader.ReadAsync(cancelled))
            {
                Refuse(ProblemCode.EmptyFile, null);
                return false;
            }

            if (!IsText(reader) || CsvHeader.Read(reader, source, backfill, problems) is not { } header)
            {
                return false;
            }

            var row = new Row(source.File, source.Name, source.Index, problems);
            while (await reader.ReadAsync(cancelled))
            {
                if (IsBlank(reader))
                {
                    continue;
                }

                RowsRead++;
                if (!IsText(reader))
                {
                    return false;
                }

                Fill(row, reader, header);
                take(row);
            }

            return true;
        }
        catch (CsvFormatException fault)
        {
            Refuse(ProblemCode.RecordTooLong, fault.LineNumber);
            return false;
        }
    }

    /// <summary>Spreadsheets leave rows of nothing but separators below a table.</summary>
    private static bool IsBlank(CsvReader reader)
    {
        for (var field = 0; field < reader.FieldCount; field++)
        {
            if (!reader.IsEmpty(field))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A file in another encoding is refused at its first such row: every further row would say the same.</summary>
    private bool IsText(CsvReader reader)
    {
        for (var field = 0; field < reader.FieldCount; field++)
        {
            var bytes = reader.GetSpan(field);
            if (bytes.Contains((byte)0))
            {
                Refuse(ProblemCode.NulByte, reader.LineNumber);
                return false;
            }

            if (!Utf8.IsValid(bytes))
            {
                Refuse(ProblemCode.NotUtf8, reader.LineNumber, FirstStrange(bytes));
                return false;
            }
        }

        return true;
    }

    /// <summary>The first byte that no letter of UTF-8 begins or goes on with.</summary>
    private static string FirstStrange(ReadOnlySpan<byte> bytes)
    {
        while (Rune.DecodeFromUtf8(bytes, out _, out var used) == OperationStatus.Done)
        {
            bytes = bytes[used..];
        }

        return "0x" + bytes[0].ToString("X2", CultureInfo.InvariantCulture);
    }

    private void Fill(Row row, CsvReader reader, CsvHeader header)
    {
        var badQuote = malformed.Contains(reader.LineNumber);
        var ragged = reader.FieldCount != header.FieldCount;
        row.Begin(reader.LineNumber, badQuote || ragged);
        for (var column = 0; column < header.Fields.Count; column++)
        {
            var field = header.Fields[column];
            row.Read(column, field < 0 || field >= reader.FieldCount ? "" : reader.GetString(field), quiet: badQuote || ragged);
        }

        if (ragged && !badQuote)
        {
            problems.Add(
                new Problem(ProblemCode.RaggedRow, source.Name, row.Line, null, Text(reader.FieldCount), Text(header.FieldCount)),
                source.Index);
        }
        else if (!badQuote)
        {
            source.File.Rule(row, latest);
        }

        static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);
    }

    private void Note(CsvMalformedRecord record)
    {
        if (malformed.Add(record.LineNumber))
        {
            problems.Add(new Problem(ProblemCode.BadQuote, source.Name, record.LineNumber, null, record.RawRecord), source.Index);
        }
    }

    private void Refuse(ProblemCode code, long? row, params IReadOnlyList<string> details) =>
        problems.Add(new Problem(code, source.Name, row, null, null, details), source.Index);
}
