namespace Cerulean.Documents;

/// <summary>Something wrong, or worth a note, about a document or the order of documents.</summary>
/// <param name="Message">What was found, what was expected, and what to do where that is not plain.</param>
public sealed record Finding(string Message)
{
    /// <summary>True where the documents are still good, only unusual.</summary>
    public bool IsNote { get; init; }

    /// <summary>Uid of the run, where it is known.</summary>
    public string? Run { get; init; }

    /// <summary>Uid of the descriptor, resource or stream resource that the document names, where its run is not known.</summary>
    public string? Refers { get; init; }

    /// <summary>Name of the document, as it was spelled.</summary>
    public string? Name { get; init; }

    /// <summary>Place in the document, such as $.data_keys.motor.dtype.</summary>
    public string? Path { get; init; }

    /// <summary>Document, place and message in one line.</summary>
    public override string ToString() => string.Concat(Name, Name is null ? "" : " ", Path, Path is null ? "" : ": ", Message);
}
