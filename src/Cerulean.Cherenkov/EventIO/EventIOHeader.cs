namespace Cerulean.Cherenkov.EventIO;

/// <summary>Header of an EventIO object (K. Bernlöhr, "EventIO"): what it is, and where its content lies.</summary>
public readonly record struct EventIOHeader
{
    /// <summary>Type number, 0 to 65535.</summary>
    public int Type { get; init; }

    /// <summary>Version of the type, 0 to 4095.</summary>
    public int Version { get; init; }

    /// <summary>Identifier, whose meaning depends on the type.</summary>
    public int Id { get; init; }

    /// <summary>Bytes of the content, without the header.</summary>
    public long Length { get; init; }

    /// <summary>The user bit.</summary>
    public bool IsUser { get; init; }

    /// <summary>True if the length takes more than 30 bits.</summary>
    public bool IsExtended { get; init; }

    /// <summary>True if the content is a sequence of objects and nothing else.</summary>
    public bool HasOnlySubObjects { get; init; }

    /// <summary>True if numbers are stored with the highest byte first.</summary>
    public bool IsBigEndian { get; init; }

    /// <summary>Bytes of the header: 12, with an extended length 16, and 4 more at the top level for the sync marker.</summary>
    public int Size { get; init; }

    /// <summary>Offset of the content in the uncompressed file, bytes.</summary>
    public long ContentAddress { get; init; }

    /// <summary>Offset of the header in the uncompressed file, bytes.</summary>
    public long Address => ContentAddress - Size;

    /// <summary>Offset of the first byte behind the content, bytes.</summary>
    public long End => ContentAddress + Length;

    /// <summary>The field's name of the type.</summary>
    public string Name => EventIOTypes.NameOf(Type);

    /// <inheritdoc/>
    public override string ToString() => $"{Name}[{Type}] version {Version}, id {Id}, at byte {Address}";
}
