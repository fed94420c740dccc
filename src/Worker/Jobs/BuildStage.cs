namespace Analytics.Worker.Jobs;

/// <summary>The stages of making a pack, in order, as progress shows them.</summary>
internal enum BuildStage
{
    Read,
    Compute,
    Compose,
    Charts,
    Typeset,
    Store,
    Done,
}
