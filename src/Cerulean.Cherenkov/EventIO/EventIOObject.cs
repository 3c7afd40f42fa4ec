namespace Cerulean.Cherenkov.EventIO;

/// <summary>An object in memory: its header and its content, which is valid until the reader moves on.</summary>
/// <remarks>An object of one content, whose objects inside can be gone through.</remarks>
public readonly ref struct EventIOObject(EventIOHeader header, ReadOnlySpan<byte> content)
{
    /// <summary>What the object is.</summary>
    public EventIOHeader Header { get; } = header;

    /// <summary>The bytes behind the header.</summary>
    public ReadOnlySpan<byte> Content { get; } = content;

    /// <summary>Reads the numbers of the content one after another.</summary>
    public ContentReader Read() => new(this);

    /// <summary>The objects inside, one after another.</summary>
    /// <exception cref="EventIOException">One of them reaches beyond the end.</exception>
    public SubObjects GetEnumerator() => new(this);

    /// <summary>Goes through the objects inside an object.</summary>
    public ref struct SubObjects(EventIOObject parent)
    {
        private readonly EventIOObject _parent = parent;
        private int _position;

        /// <summary>The present one.</summary>
        public EventIOObject Current { get; private set; }

        /// <summary>Goes to the next; false behind the last.</summary>
        public bool MoveNext()
        {
            var rest = _parent.Content[_position..];
            if (rest.IsEmpty) return false;
            var outer = _parent.Header;
            var header = HeaderParser.ParseInner(rest, outer.ContentAddress + _position, outer);
            Current = new EventIOObject(header, rest.Slice(header.Size, (int)header.Length));
            _position += header.Size + (int)header.Length;
            return true;
        }
    }
}
