using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Cerulean.Cherenkov.Simtel;
using Cerulean.Documents.Serialization;

namespace Cerulean.Cherenkov.Output;

/// <summary>
/// Uid of a run that comes from what stands before the events of its file (run, simulation, times, metadata and every line of the history) and from the size of the file, so that one
/// that was cut off is another run than the whole. It is the same wherever the file lies; each layout has its own, because its documents differ.
/// </summary>
internal sealed class RunIdentity
{
    private const int GuidSize = 16;

    public RunIdentity(SimtelConfiguration configuration, TelescopeLayout layout, long fileSize)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, string.Create(CultureInfo.InvariantCulture, $"{layout} {fileSize}"));
        Add(hash, JsonText.ToString(HeaderJson.Of("", configuration)));
        foreach (var line in configuration.History) Add(hash, string.Create(CultureInfo.InvariantCulture, $"{line.TimeS} {line.Text}"));
        Span<byte> bytes = stackalloc byte[SHA256.HashSizeInBytes];
        hash.GetHashAndReset(bytes);
        Seed = BinaryPrimitives.ReadInt64LittleEndian(bytes[GuidSize..]);

        // Version 8 of RFC 9562: made by an own rule.
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        Uid = new Guid(bytes[..GuidSize], bigEndian: true).ToString();
    }

    /// <summary>Uid of the run.</summary>
    public string Uid { get; }

    /// <summary>Seed of all other uids.</summary>
    public long Seed { get; }

    private static void Add(IncrementalHash hash, string text)
    {
        hash.AppendData(Encoding.UTF8.GetBytes(text));
        hash.AppendData([0]);
    }
}
