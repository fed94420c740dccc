namespace Analytics.Reports.Intake.Submissions;

/// <summary>How a submission came in; the database spells them in snake case.</summary>
internal enum SubmissionKind
{
    /// <summary>Files.</summary>
    Import,

    /// <summary>A form of the desk.</summary>
    Typed,

    /// <summary>One number, by telephone, with a reason.</summary>
    Told,

    /// <summary>Another submission is taken back, with a reason.</summary>
    Withdrawal,
}
