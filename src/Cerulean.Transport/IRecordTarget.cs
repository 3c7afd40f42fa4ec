using Cerulean.Documents;

namespace Cerulean.Transport;

/// <summary>Takes the records of a file, whatever separates them.</summary>
internal interface IRecordTarget
{
    /// <summary>What is wrong with the last record.</summary>
    List<Finding> Findings { get; }

    /// <summary>Takes one JSON text. False, with findings, where it is no good.</summary>
    bool TakeJson(ReadOnlySpan<byte> envelope);

    /// <summary>Takes the MessagePack value at the beginning of the data and returns its length, 0 where the data end before it does.</summary>
    int TakeMsgPack(ReadOnlySpan<byte> data);
}
