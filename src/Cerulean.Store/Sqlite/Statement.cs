using System.Text;
using SQLitePCL;

namespace Cerulean.Store.Sqlite;

/// <summary>A prepared statement: parameters are added in order, rows are stepped through, spans live until the next step.</summary>
internal sealed class Statement(Connection connection, sqlite3_stmt handle) : IDisposable
{
    private int _bound;

    /// <summary>Begins anew, without parameters.</summary>
    public Statement Start()
    {
        _ = raw.sqlite3_reset(handle);
        _bound = 0;
        return this;
    }

    public Statement Add(long value) => Bound(raw.sqlite3_bind_int64(handle, ++_bound, value));

    public Statement Add(long? value) => value is { } given ? Add(given) : AddNull();

    public Statement Add(double value) => Bound(raw.sqlite3_bind_double(handle, ++_bound, value));

    public Statement Add(double? value) => value is { } given ? Add(given) : AddNull();

    // Here and below: an empty span would be bound as null.
    public Statement Add(string? value) => value switch
    {
        null => AddNull(),
        "" => Bound(raw.sqlite3_bind_text(handle, ++_bound, "")),
        _ => Bound(raw.sqlite3_bind_text(handle, ++_bound, Encoding.UTF8.GetBytes(value))),
    };

    public Statement Add(ReadOnlySpan<byte> value) => Bound(value.IsEmpty
        ? raw.sqlite3_bind_zeroblob(handle, ++_bound, 0)
        : raw.sqlite3_bind_blob(handle, ++_bound, value));

    public Statement AddNull() => Bound(raw.sqlite3_bind_null(handle, ++_bound));

    /// <summary>Goes to the next row; false at the end.</summary>
    public bool Step()
    {
        var result = raw.sqlite3_step(handle);
        if (result == raw.SQLITE_ROW) return true;
        if (result == raw.SQLITE_DONE) return false;
        var error = connection.Error(result);
        _ = raw.sqlite3_reset(handle);
        throw error;
    }

    /// <summary>Runs a statement that has no rows.</summary>
    public void Run()
    {
        Step();
        _ = raw.sqlite3_reset(handle);
    }

    public bool IsNull(int column) => raw.sqlite3_column_type(handle, column) == raw.SQLITE_NULL;

    public long Integer(int column) => raw.sqlite3_column_int64(handle, column);

    public long? IntegerOrNull(int column) => IsNull(column) ? null : Integer(column);

    public double Float(int column) => raw.sqlite3_column_double(handle, column);

    public double? FloatOrNull(int column) => IsNull(column) ? null : Float(column);

    public ReadOnlySpan<byte> Bytes(int column) => raw.sqlite3_column_blob(handle, column);

    public string Text(int column) => Encoding.UTF8.GetString(Bytes(column));

    public string? TextOrNull(int column) => IsNull(column) ? null : Text(column);

    public void Dispose() => handle.Dispose();

    private Statement Bound(int result) => result == raw.SQLITE_OK ? this : throw connection.Error(result);
}
