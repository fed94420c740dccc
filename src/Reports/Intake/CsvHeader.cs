using CsvHelper;

namespace Analytics.Reports.Intake;

/// <summary>The header of a data file: which field of a record belongs to which column.</summary>
/// <param name="Fields">By column of the file's definition; -1 where the file leaves the column out or it is not to be read.</param>
internal sealed record CsvHeader(int FieldCount, IReadOnlyList<int> Fields)
{
    private const string RecordedAt = "recorded_at";

    /// <returns>Null when no row can be understood; a problem says why.</returns>
    public static CsvHeader? Read(CsvReader reader, Source source, bool backfill, ProblemList problems)
    {
        var names = Enumerable.Range(0, reader.FieldCount).Select(reader.GetString).ToArray();
        var line = reader.LineNumber;
        var fields = new int[source.File.Columns.Count];
        Array.Fill(fields, -1);
        var known = source.File.Columns.Select((column, index) => (column.Name, index)).ToDictionary(StringComparer.Ordinal);
        var accepted = string.Join(",", source.File.Columns.Select(column => column.MayBeAbsent ? column.Name + "*" : column.Name));
        var readable = true;

        if (names is [var only] && only.IndexOfAny([';', '\t']) >= 0)
        {
            Refuse(ProblemCode.WrongSeparator, null, only.Contains(';') ? ";" : "TAB");
            return null;
        }

        if (!names.Any(known.ContainsKey))
        {
            Refuse(ProblemCode.NoHeader, null, string.Join(",", names));
            return null;
        }

        for (var field = 0; field < names.Length; field++)
        {
            if (!known.TryGetValue(names[field], out var column))
            {
                Refuse(ProblemCode.UnknownColumn, names[field], names[field]);
            }
            else if (fields[column] >= 0)
            {
                Refuse(ProblemCode.DuplicateColumn, names[field], names[field]);
                readable = false;
            }
            else
            {
                fields[column] = field;
            }
        }

        for (var column = 0; column < fields.Length; column++)
        {
            if (fields[column] < 0 && !source.File.Columns[column].MayBeAbsent)
            {
                Refuse(ProblemCode.MissingColumn, source.File.Columns[column].Name, string.Join(",", names));
                readable = false;
            }
        }

        if (!backfill && known.TryGetValue(RecordedAt, out var recorded) && fields[recorded] >= 0)
        {
            Refuse(ProblemCode.BackfillNeeded, RecordedAt, RecordedAt);
            fields[recorded] = -1;
        }

        return readable ? new CsvHeader(names.Length, fields) : null;

        void Refuse(ProblemCode code, string? column, string value) =>
            problems.Add(new Problem(code, source.Name, line, column, value, accepted), source.Index);
    }
}
