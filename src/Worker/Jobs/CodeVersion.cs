using System.Reflection;
using Analytics.Reports.Figures;

namespace Analytics.Worker.Jobs;

/// <summary>The version of the code that computes, words and draws: the same code has the same version, changed code another.</summary>
internal static class CodeVersion
{
    /// <summary>The assembly's version with the compiler's fingerprint of its content, such as <c>0.1.0+5f0c2a91</c>.</summary>
    public static string Current { get; } = Of(typeof(FigureCalculator).Assembly);

    private static string Of(Assembly assembly) =>
        $"{assembly.GetName().Version!.ToString(3)}+{assembly.ManifestModule.ModuleVersionId.ToString("n")[..8]}";
}
