using Cerulean.Assets.Compression;

namespace Cerulean.Cherenkov.EventIO;

/// <summary>
/// Reads the objects of an EventIO file one after another, in one pass without seeking: from plain, gzip or zstd files, or any stream.
/// Files are read as they are, so a reader gives all complete objects before a place where a file is damaged or cut off, and then throws.
/// </summary>
public sealed class EventIOReader : IDisposable
{
    private readonly EventIOInput _input;
    private readonly Stack<EventIOHeader> _outer = [];
    private EventIOHeader _header;
    private bool _isContentAhead;

    /// <summary>Reads an uncompressed stream, which is disposed of with the reader; errors call it by the name.</summary>
    public EventIOReader(Stream stream, string name) => (_input, Name) = (new EventIOInput(stream), name);

    /// <summary>Where the objects come from, as errors call it.</summary>
    public string Name { get; }

    /// <summary>The present top-level object.</summary>
    public EventIOHeader Header => _header;

    /// <summary>True if <see cref="MoveTo"/> can be used: compressed data and pipes go forward only.</summary>
    public bool CanSeek => _input.CanSeek;

    /// <summary>Bytes of the uncompressed data that have been passed.</summary>
    public long Position => _input.Position;

    /// <summary>Opens a plain, gzip or zstd file.</summary>
    public static EventIOReader Open(string path) => new(CompressedFile.OpenRead(path), path);

    /// <summary>True if a plain, gzip or zstd file begins as EventIO files do, whatever its name; false also for what cannot be read, and for pipes, of which nothing is taken.</summary>
    public static bool IsEventIO(string path)
    {
        if (new FileInfo(path) is not { Exists: true, Length: >= HeaderParser.SyncSize }) return false;
        try
        {
            using var stream = CompressedFile.OpenRead(path);
            Span<byte> head = stackalloc byte[HeaderParser.SyncSize];
            return stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length && HeaderParser.IsSync(head, out _);
        }
        catch (Exception error) when (error is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Goes to the next top-level object; what was not read of the one before is skipped. False at the end.</summary>
    /// <exception cref="EventIOException">The file is damaged or cut off here.</exception>
    public bool MoveNext()
    {
        try
        {
            SkipContent();
            if (_input.Peek(1).IsEmpty) return false;
            _header = ReadHeader();
            _isContentAhead = true;
            return true;
        }
        catch (Exception error) when (error is InvalidDataException or IOException)
        {
            throw Unreadable(error);
        }
    }

    /// <summary>Goes over the content of the present object, which so is known to be complete.</summary>
    /// <exception cref="EventIOException">The file is damaged or cut off here.</exception>
    public void Skip()
    {
        try
        {
            SkipContent();
        }
        catch (Exception error) when (error is InvalidDataException or IOException)
        {
            throw Unreadable(error);
        }
    }

    /// <summary>The present object with its content in memory, which is valid until the next move.</summary>
    /// <exception cref="EventIOException">The file is damaged or cut off here.</exception>
    public EventIOObject ReadObject()
    {
        if (_header.Length > Array.MaxLength) throw new EventIOException($"{Name}: {_header} has {_header.Length} bytes, more than {Array.MaxLength}, which is the most that can be read at once.", _header.Address);
        try
        {
            var content = _input.Peek((int)_header.Length);
            return content.Length == _header.Length ? new EventIOObject(_header, content) : throw Truncated(_header);
        }
        catch (Exception error) when (error is InvalidDataException or IOException)
        {
            throw Unreadable(error);
        }
    }

    /// <summary>Goes back or forth to a top-level object whose header was met before; only where <see cref="CanSeek"/>.</summary>
    public void MoveTo(in EventIOHeader header)
    {
        if (!CanSeek) throw new InvalidOperationException($"{Name} goes forward only. Decompress it to a file to jump in it.");
        _input.Seek(header.ContentAddress);
        (_header, _isContentAhead) = (header, true);
    }

    /// <summary>
    /// Goes over the present object to its end and tells its header (depth 0) and those inside it, depth first, as far as objects say that they hold
    /// nothing but objects; contents are skipped.
    /// </summary>
    /// <param name="headers">Is cleared, and takes the headers and how deep they lie; where this fails, those before.</param>
    /// <exception cref="EventIOException">The file is damaged or cut off here.</exception>
    public void ReadHeaders(ICollection<(int Depth, EventIOHeader Header)> headers)
    {
        headers.Clear();
        try
        {
            ReadTree(headers);
        }
        catch (Exception error) when (error is InvalidDataException or IOException)
        {
            throw Unreadable(error);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _input.Dispose();

    private void ReadTree(ICollection<(int Depth, EventIOHeader Header)> headers)
    {
        _outer.Clear();
        for (var header = _header; ; header = ReadInner(_outer.Peek()))
        {
            headers.Add((_outer.Count, header));
            if (header.HasOnlySubObjects) _outer.Push(header);
            else if (!_input.TrySkip(header.Length)) throw Truncated(header);
            while (_outer.TryPeek(out var outer) && _input.Position == outer.End) _outer.Pop();
            if (_outer.Count == 0) break;
        }

        _isContentAhead = false;
    }

    private void SkipContent()
    {
        if (_isContentAhead && !_input.TrySkip(_header.Length)) throw Truncated(_header);
        _isContentAhead = false;
    }

    private EventIOHeader ReadHeader()
    {
        var address = _input.Position;
        var bytes = _input.Peek(HeaderParser.SyncSize);
        if (bytes.Length < HeaderParser.SyncSize) throw Truncated(address);
        if (!HeaderParser.IsSync(bytes, out var isBigEndian))
        {
            throw new EventIOException($"{Name}: at byte {address} stands 0x{Convert.ToHexString(bytes)} where an object of an EventIO file begins with 0x378A1FD4 or 0xD41F8A37: {(address == 0 ? "it is no EventIO file." : "the file is damaged there.")}", address);
        }

        bytes = _input.Peek(HeaderParser.MostBytes)[HeaderParser.SyncSize..];
        if (bytes.Length < HeaderParser.InnerSize || bytes.Length < HeaderParser.SizeOf(bytes, isBigEndian)) throw Truncated(address);
        var header = HeaderParser.Parse(bytes, isBigEndian, address, HeaderParser.SyncSize);
        _input.Advance(header.Size);
        return header;
    }

    private EventIOHeader ReadInner(in EventIOHeader outer)
    {
        var address = _input.Position;
        var wanted = (int)Math.Min(outer.End - address, HeaderParser.InnerSize + HeaderParser.ExtensionSize);
        var bytes = _input.Peek(wanted);
        var isWhole = bytes.Length >= HeaderParser.InnerSize && bytes.Length >= HeaderParser.SizeOf(bytes, outer.IsBigEndian);
        if (!isWhole && bytes.Length < wanted) throw Truncated(outer);
        var header = isWhole ? HeaderParser.Parse(bytes, outer.IsBigEndian, address, before: 0) : default;
        if (!isWhole || header.End > outer.End) throw new EventIOException($"{Name}: an object at byte {address} reaches beyond the end of {outer}, which is at byte {outer.End}: the file is damaged there.", address);
        _input.Advance(header.Size);
        return header;
    }

    private EventIOException Truncated(in EventIOHeader header) =>
        new($"{Name} is cut off: {header} should end at byte {header.End}. Everything before it was read; get the file anew for the rest.", header.Address) { IsTruncated = true };

    private EventIOException Truncated(long address) =>
        new($"{Name} is cut off within the header of an object at byte {address}. Everything before it was read; get the file anew for the rest.", address) { IsTruncated = true };

    private EventIOException Unreadable(Exception error) => error is EndOfStreamException
        ? new($"{Name} is cut off at byte {_input.Position} of its content: {error.Message}. Everything before it was read; get the file anew for the rest.", _input.Position, error) { IsTruncated = true }
        : new($"{Name} cannot be read on from byte {_input.Position} of its content: {error.Message}", _input.Position, error);
}
