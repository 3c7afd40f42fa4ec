namespace Cerulean.Documents;

/// <summary>One immutable column of a table: typed where its values allow it, JSON where they do not.</summary>
public abstract class Column : IEquatable<Column>
{
    private protected Column()
    {
    }

    /// <summary>A column without rows, which has no kind yet.</summary>
    public static Column Empty { get; } = new JsonColumn(Array.Empty<JsonValue>());

    /// <summary>Number of rows.</summary>
    public abstract int Count { get; }

    /// <summary>The value of a row.</summary>
    public abstract JsonValue this[int row] { get; }

    /// <summary>Rows start to start + count, without a copy where the kind allows it.</summary>
    public abstract Column Slice(int start, int count);

    /// <summary>Writes the values of rows start to start + target.Length / stride into every stride-th place of the target, from place offset on.</summary>
    internal abstract void CopyTo(int start, Span<JsonValue> target, int offset, int stride);

    /// <summary>The whole column as a JSON array.</summary>
    public abstract JsonValue ToJson();

    /// <summary>The values in a vector of one element type.</summary>
    /// <exception cref="InvalidOperationException">The column holds something else.</exception>
    public ReadOnlySpan<T> AsSpan<T>() where T : unmanaged => this is ArrayColumn column
        ? column.Array.AsSpan<T>()
        : Count == 0 ? default : throw new InvalidOperationException($"The column is a {GetType().Name}, not an array of {typeof(T).Name}.");

    /// <summary>A column whose kind comes from the values: bool, int64, float64 or text, arrays of one shape, ragged arrays, else JSON.</summary>
    public static Column FromValues(ReadOnlySpan<JsonValue> values) => ColumnKinds.Build(values);

    /// <summary>A column of a JSON array.</summary>
    public static Column FromJson(JsonValue array) => array switch
    {
        { NdArrayOrNull: { } typed } => new ArrayColumn(typed),
        { ListOrNull: { } list } => FromValues(list.Items),
        _ => throw new ArgumentException($"Expected a JSON array, found {array.Describe()}.", nameof(array)),
    };

    /// <summary>A column of numbers, booleans or other fixed-size elements.</summary>
    public static Column From<T>(params ReadOnlySpan<T> values) where T : unmanaged => new ArrayColumn(NdArray.From(values));

    /// <summary>A column of texts.</summary>
    public static Column From(params string[] values) => new StringColumn(values);

    /// <summary>The rows of all columns, one after another; kinds that differ meet in a JSON column.</summary>
    public static Column Concat(params ReadOnlySpan<Column> columns) => ColumnConcat.Join(columns);

    /// <summary>The same number of rows and the same JSON value in each.</summary>
    public virtual bool Equals(Column? other)
    {
        if (other is null || Count != other.Count) return false;
        for (var row = 0; row < Count; row++)
        {
            if (!this[row].Equals(other[row])) return false;
        }

        return true;
    }

    /// <inheritdoc/>
    public sealed override bool Equals(object? obj) => Equals(obj as Column);

    /// <inheritdoc/>
    public sealed override int GetHashCode() => Count;
}
