using System.Buffers;
using System.IO.Compression;
using Cerulean.Documents;
using Cerulean.Documents.Serialization;

namespace Cerulean.Transport;

/// <summary>Records documents in a file, one record each. What was flushed is on disk, and survives a crash whole.</summary>
public sealed class RunFileWriter : IDurableSink, IDisposable
{
    private const int Chunk = 1 << 16;

    private readonly FileStream _file;
    private readonly GZipStream? _gzip;
    private readonly DocumentWriter _json = new();
    private readonly RecordBuffer _buffer = new();
    private long _accepted;
    private bool _isNew;
    private bool _isBroken;
    private bool _isDisposed;

    private RunFileWriter(FileStream file, RunFileWriterOptions options, bool isNew)
    {
        _file = file;
        _gzip = options.IsCompressed ? new GZipStream(file, CompressionLevel.Fastest, leaveOpen: true) : null;
        Options = options;
        _isNew = isNew;
    }

    /// <summary>How the file is written.</summary>
    public RunFileWriterOptions Options { get; }

    /// <inheritdoc/>
    public long Watermark { get; private set; }

    /// <summary>Begins a new file.</summary>
    /// <exception cref="IOException">The file exists, and the options do not allow to replace it.</exception>
    public static RunFileWriter Create(string path, RunFileWriterOptions? options = null)
    {
        options ??= new();
        if (!options.Overwrite && File.Exists(path)) throw new IOException($"{path} exists already; append to it, allow to overwrite it, or choose another name");
        return new RunFileWriter(TornTail.Open(path, options.Overwrite ? FileMode.Create : FileMode.CreateNew), options, isNew: true);
    }

    /// <summary>Goes on with a file, in its own format; begins it where it does not exist. A last record that is torn is cut off.</summary>
    /// <exception cref="InvalidDataException">The file is something that cannot be appended to.</exception>
    public static RunFileWriter Append(string path, RunFileWriterOptions? options = null)
    {
        options ??= new();
        if (!File.Exists(path)) return new RunFileWriter(TornTail.Open(path, FileMode.CreateNew), options, isNew: true);
        var (file, known, lacksNewline) = TornTail.Mend(path, options);
        var writer = new RunFileWriter(file, known, isNew: false);
        if (lacksNewline) writer._buffer.Write("\n"u8);
        return writer;
    }

    /// <inheritdoc/>
    public void Accept(Document document)
    {
        Check();
        var before = _buffer.Length;
        try
        {
            if (Options.Format == RunFileFormat.MsgPack)
            {
                MsgPackDocumentWriter.Write(document, _buffer);
            }
            else
            {
                _json.Write(document, _buffer, Options.Envelope);
                _buffer.Write("\n"u8);
            }
        }
        catch
        {
            _buffer.Cut(before);
            throw;
        }

        _accepted++;
        if (_buffer.Length >= Chunk) Write();
    }

    /// <inheritdoc/>
    public void Flush()
    {
        Check();
        Write();
        _gzip?.Flush();
        Sync();
    }

    /// <summary>Flushes and closes the file.</summary>
    public void Dispose()
    {
        if (_isDisposed) return;
        _isDisposed = true;
        try
        {
            if (_isBroken) return;
            Write();
            _gzip?.Dispose();
            Sync();
        }
        finally
        {
            _json.Dispose();
            _file.Dispose();
        }
    }

    private void Write()
    {
        try
        {
            (_gzip ?? (Stream)_file).Write(_buffer.Written);
            _buffer.Cut(0);
        }
        catch
        {
            _isBroken = true;
            throw;
        }
    }

    private void Sync()
    {
        try
        {
            _file.Flush(flushToDisk: true);
            if (_isNew) Disk.FlushFolderOf(_file.Name);
            _isNew = false;
        }
        catch
        {
            _isBroken = true;
            throw;
        }

        Watermark = _accepted;
    }

    // After a failure nobody knows how much of the last records is in the file.
    private void Check()
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        if (_isBroken) throw new IOException($"{_file.Name} could not be written; append to it anew, which cuts off the torn record");
    }
}
