using System.Text.Json;

namespace Analytics.Reports.Figures;

/// <summary>The names of a closed set as files and JSON write them: <c>OnPace</c> is <c>on_pace</c>.</summary>
internal static class EnumCode
{
    public static string Of<T>(T value)
        where T : struct, Enum => Names<T>.ByValue[value];

    public static T Parse<T>(string code)
        where T : struct, Enum =>
        Names<T>.ByCode.TryGetValue(code, out var value)
            ? value
            : throw new ArgumentException($"'{code}' is not a {typeof(T).Name}; accepted: {string.Join(", ", Names<T>.ByCode.Keys)}.");

    private static class Names<T>
        where T : struct, Enum
    {
        public static readonly Dictionary<T, string> ByValue =
            Enum.GetValues<T>().ToDictionary(value => value, value => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString()));

        public static readonly Dictionary<string, T> ByCode = ByValue.ToDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);
    }
}
