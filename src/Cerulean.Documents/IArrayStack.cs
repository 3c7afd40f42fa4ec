namespace Cerulean.Documents;

/// <summary>A growing stack of frames in files. <see cref="IDisposable.Dispose"/> ends it; what was appended stays.</summary>
public interface IArrayStack : IDisposable
{
    /// <summary>How resources and stream resources name the files.</summary>
    ArrayLocation Location { get; }

    /// <summary>Number of frames so far.</summary>
    long Count { get; }

    /// <summary>Adds a frame.</summary>
    /// <exception cref="ArgumentException">Type or shape of the frame are not those of the stack.</exception>
    /// <exception cref="IOException">The frame cannot be written.</exception>
    void Append(NdArray frame);

    /// <summary>Makes what was appended readable by others, and durable.</summary>
    void Flush();
}
