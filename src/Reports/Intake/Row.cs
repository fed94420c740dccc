using System.Globalization;
using Analytics.Reports.Intake.Template;
using Analytics.Reports.Periods;

namespace Analytics.Reports.Intake;

/// <summary>One row as read; one object serves all rows of a file, one after the other.</summary>
internal sealed class Row(DataFile file, string fileName, int fileIndex, ProblemList problems)
{
    private readonly string[] texts = new string[file.Columns.Count];
    private FilledRow? filled;
    private readonly int[] key = [.. file.Key.Select(file.IndexOf)];

    /// <summary>The line where the row begins.</summary>
    public long Line { get; private set; }

    public bool Flawed { get; private set; }

    /// <summary>By column of the file's definition; null for an empty cell and for one that could not be read.</summary>
    public object?[] Values { get; } = new object?[file.Columns.Count];

    public object? this[string column] => Values[file.IndexOf(column)];

    /// <summary>Whether the cell is empty in the file; a cell that could not be read is not.</summary>
    public bool IsEmpty(string column) => texts[file.IndexOf(column)].Length == 0;

    public string Text(string column) => texts[file.IndexOf(column)];

    /// <param name="from">Where the row stands in a workbook; null in a CSV file.</param>
    public void Begin(long line, bool flawed, FilledRow? from = null)
    {
        filled = from;
        Line = line;
        Flawed = flawed;
    }

    /// <param name="quiet">The row is refused already, for a reason that its cells may only follow from: they are read, not judged.</param>
    public void Read(int column, string text, bool quiet)
    {
        texts[column] = text;
        var definition = file.Columns[column];
        if (text.Length == 0)
        {
            Values[column] = definition.Default;
            if (!definition.MayBeEmpty && !quiet)
            {
                Refuse(definition.Name, ProblemCode.Required);
            }
        }
        else if (Cells.Read(definition, text, out Values[column]) is { } fault && !quiet)
        {
            Refuse(definition.Name, fault, Accepted(definition));
        }
    }

    public void Set(string column, object value) => Values[file.IndexOf(column)] = value;

    public void Refuse(string? column, ProblemCode code, params IReadOnlyList<string> details)
    {
        Flawed = true;
        var index = column is null ? 0 : file.IndexOf(column);
        var value = column is null ? null : texts[index];
        problems.Add(
            filled is null ? new Problem(code, fileName, Line, column, value, details) : filled.At(code, fileName, column, value, details),
            fileIndex, index, Line);
    }

    /// <summary>The key as people read it; null when a part of it could not be read.</summary>
    public string? Key()
    {
        var parts = new List<string>(key.Length);
        foreach (var index in key)
        {
            if (Values[index] is { } part)
            {
                parts.Add(KeyPart(part));
            }
            else if (texts[index].Length > 0 || !file.Columns[index].MayBeEmpty)
            {
                return null;
            }
        }

        return parts.Count == 1 ? parts[0] : string.Join(", ", parts);
    }

    private static string KeyPart(object value) => value switch
    {
        string text => text,
        int number => number.ToString(CultureInfo.InvariantCulture),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset instant => VietnamTime.Format(instant),
        _ => throw new InvalidOperationException($"A key holds a {value.GetType().Name}."),
    };

    private static string Accepted(Column column) => column.Kind switch
    {
        CellKind.Choice => string.Join(", ", column.Choices),
        CellKind.Truth => "true, false",
        CellKind.Scale => "1, 1000, 1000000, 1000000000",
        CellKind.Integer => FormattableString.Invariant($"{column.Least} … {column.Greatest}"),
        _ => "",
    };
}
