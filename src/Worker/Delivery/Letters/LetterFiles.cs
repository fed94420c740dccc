namespace Analytics.Worker.Delivery.Letters;

/// <summary>How a pack's files reach a recipient.</summary>
internal enum LetterFiles
{
    Attached,

    /// <summary>More than the settings let a message hold: on the desk only.</summary>
    TooLarge,

    /// <summary>The pack's marking keeps it out of mail: on the desk only, and nothing of its content is said.</summary>
    Internal,
}
