using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Analytics.Reports.Briefings.Definition;

/// <summary>A YAML node with the line and column where it starts, both from 1.</summary>
internal abstract record YamlNode(int Line, int Column);

internal sealed record YamlScalar(string Value, bool Plain, int Line, int Column) : YamlNode(Line, Column)
{
    public bool IsEmpty => Plain && Value is "" or "~" or "null";
}

internal sealed record YamlList(IReadOnlyList<YamlNode> Items, int Line, int Column) : YamlNode(Line, Column);

/// <summary>Keys in the order of the file, repeated ones included: naming every repetition is the reader's task.</summary>
internal sealed record YamlMap(IReadOnlyList<YamlEntry> Entries, int Line, int Column) : YamlNode(Line, Column);

internal sealed record YamlEntry(YamlScalar Key, YamlNode Value);

/// <summary>
/// Reads one YAML document into nodes. The library's own tree stops at the first repeated key and follows anchors, which can blow up
/// a small file; a definition needs neither.
/// </summary>
internal sealed class Yaml
{
    // A definition is four levels deep.
    private const int MaxDepth = 16;

    private readonly Parser parser;

    private Yaml(string text) => parser = new Parser(new StringReader(text));

    /// <exception cref="YamlException">Not YAML, more than one document, an anchor, or nested too deeply.</exception>
    public static YamlNode? Read(string text)
    {
        var reader = new Yaml(text);
        reader.parser.Consume<StreamStart>();
        if (!reader.parser.TryConsume<DocumentStart>(out _))
        {
            return null;
        }

        var root = reader.Node(0);
        reader.parser.Consume<DocumentEnd>();
        return reader.parser.Current is DocumentStart second
            ? throw new YamlException(second.Start, second.End, "a second document starts here, but a file holds one definition")
            : root;
    }

    private YamlNode Node(int depth)
    {
        var next = parser.Current ?? throw new YamlException("the file ends in the middle of a value");
        var (line, column) = (Position(next.Start.Line), Position(next.Start.Column));
        if (depth > MaxDepth)
        {
            throw new YamlException(next.Start, next.End, "the nesting is deeper than a definition ever is");
        }

        if (next is AnchorAlias or NodeEvent { Anchor.IsEmpty: false })
        {
            throw new YamlException(next.Start, next.End, "anchors and aliases are not used in a definition; write the value out");
        }

        if (parser.TryConsume<Scalar>(out var scalar))
        {
            return new YamlScalar(scalar.Value, scalar.Style == ScalarStyle.Plain, line, column);
        }

        if (parser.TryConsume<SequenceStart>(out _))
        {
            var items = new List<YamlNode>();
            while (!parser.TryConsume<SequenceEnd>(out _))
            {
                items.Add(Node(depth + 1));
            }

            return new YamlList(items, line, column);
        }

        parser.Consume<MappingStart>();
        var entries = new List<YamlEntry>();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = Node(depth + 1) as YamlScalar
                ?? throw new YamlException(next.Start, next.End, "a key is a single word, not a list or a mapping");
            entries.Add(new YamlEntry(key, Node(depth + 1)));
        }

        return new YamlMap(entries, line, column);
    }

    private static int Position(long value) => checked((int)value);
}
