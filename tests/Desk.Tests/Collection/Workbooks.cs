using Analytics.Reports.Tests.Intake;

namespace Analytics.Desk.Tests.Collection;

/// <summary>A unit's collection workbook from the desk, and filled in as a person would.</summary>
internal static class Workbooks
{
    /// <summary>A period after the last one of the sample, which no other test reads.</summary>
    public const string Quarter = "/collection/giao-ban-9-thang/2026-Q1";

    public static Task<byte[]> TemplateAsync(HttpClient client, string unit) =>
        client.GetByteArrayAsync(new Uri($"{Quarter}/{unit}/template", UriKind.Relative));

    /// <param name="values">By indicator.</param>
    public static byte[] Fill(byte[] template, params (string Indicator, object Value)[] values) =>
        FormEdit.Fill(template, values.Select(value => (value.Indicator, "value", value.Value)));
}
