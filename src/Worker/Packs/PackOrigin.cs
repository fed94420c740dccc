namespace Analytics.Worker.Packs;

/// <summary>Where a version comes from: the instant it is as of, and who asked for it.</summary>
/// <param name="IsProvisional">Its coverage is below the series' gate.</param>
/// <param name="LateFor">When it was due, if nothing was there to make it then.</param>
internal sealed record PackOrigin(
    DateTimeOffset AsOf, string By, bool IsProvisional = false, DateTimeOffset? LateFor = null);
