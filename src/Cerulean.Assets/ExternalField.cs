using Cerulean.Documents;

namespace Cerulean.Assets;

/// <summary>One key of a stream whose values are outside the documents.</summary>
internal sealed class ExternalField(string stream, string name, DataKey key, StreamRows? rows = null)
{
    private readonly IReadOnlyList<long?> _shape = key.Shape;
    private readonly DType? _type = TypeOf(key);
    private DType? _good;
    private bool _isTold;

    public string Stream => stream;

    public string Name => name;

    public DataKey Key => key;

    /// <summary>The rows of stream resources; null where events name datums.</summary>
    public StreamRows? Rows { get; } = key.IsStream ? rows ?? new StreamRows() : null;

    /// <summary>Frames that a row has, once they have been counted.</summary>
    public int? FramesOfRow { get; set; }

    /// <summary>What is to be told of an array that is not as declared; once.</summary>
    public string? Difference(NdArray array)
    {
        if (_isTold || (HasShape(array.Shape) && HasType(array.DType))) return null;
        _isTold = true;
        return $"Field '{name}' of stream '{stream}': found {array}, the descriptor says {_type?.ToString() ?? key.Dtype.ToString().ToLowerInvariant()}[{string.Join(',', _shape.Select(length => length?.ToString() ?? "?"))}].";
    }

    private bool HasShape(ReadOnlySpan<int> shape)
    {
        if (shape.Length != _shape.Count) return false;
        for (var axis = 0; axis < shape.Length; axis++)
        {
            if (_shape[axis] is { } length && length != shape[axis]) return false;
        }

        return true;
    }

    private bool HasType(DType type)
    {
        if (_type is null || ReferenceEquals(type, _good)) return true;
        if (type.ToLittleEndian() != _type.ToLittleEndian()) return false;
        _good = type;
        return true;
    }

    // Checked by its schema as a text or a list, not as a dtype.
    private static DType? TypeOf(DataKey key)
    {
        try
        {
            return key.DtypeNumpy is { } text ? DType.Parse(text) : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
