namespace Cerulean.Documents;

/// <summary>Writes arrays outside the documents. A simulated camera is handed one; formats are its implementations.</summary>
public interface IArrayWriter
{
    /// <summary>Begins a stack of frames of one type and shape.</summary>
    /// <param name="name">Names the files; it is unlike all others of this writer.</param>
    /// <param name="dtype">Type of the elements.</param>
    /// <param name="frameShape">Shape of a frame, such as (rows, columns).</param>
    /// <exception cref="IOException">The files cannot be made, or are there already.</exception>
    IArrayStack Begin(string name, DType dtype, IReadOnlyList<int> frameShape);
}
