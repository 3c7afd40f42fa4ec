using System.Buffers;
using System.Security.Cryptography;
using Cerulean.Documents;
using Cerulean.Documents.Serialization;

namespace Cerulean.Store;

/// <summary>Compares datums with the stored ones, resource by resource. Stored ones that are met too early wait as hashes.</summary>
internal sealed class DatumMatcher(RunReader stored) : IDisposable
{
    private readonly Peekable<Datum> _datums = new(stored.Documents(DocumentName.Datum, DocumentName.DatumPage).SelectMany(Unpack));
    private readonly Dictionary<string, Queue<UInt128>> _early = [];
    private readonly ArrayBufferWriter<byte> _json = new();

    public bool TryMatch(IEnumerable<Datum> datums, out int rows, out string? difference)
    {
        (rows, difference) = (0, null);
        foreach (var datum in datums)
        {
            if (IsNext(datum) is not { } equal) return true;
            if (!equal)
            {
                difference = $"datum '{datum.DatumId}' of resource '{datum.Resource}' differs from the stored one";
                return false;
            }

            rows++;
        }

        return true;
    }

    public string? Rest() => _datums.HasNext || _early.Values.Any(early => early.Count > 0) ? "the stored run has more datums" : null;

    public void Dispose() => _datums.Dispose();

    private static IEnumerable<Datum> Unpack(Document document) => document is DatumPage page ? Paging.Unpack(page) : [(Datum)document];

    // Null where no datum of the resource is left.
    private bool? IsNext(Datum datum)
    {
        if (_early.TryGetValue(datum.Resource, out var early) && early.TryDequeue(out var hash)) return hash == Hash(datum);
        while (_datums.HasNext)
        {
            var next = _datums.Take();
            if (next.Resource == datum.Resource) return next.Equals(datum);
            if (!_early.TryGetValue(next.Resource, out early)) _early.Add(next.Resource, early = new Queue<UInt128>());
            early.Enqueue(Hash(next));
        }

        return null;
    }

    private UInt128 Hash(Datum datum)
    {
        _json.ResetWrittenCount();
        JsonText.Write(Sorted(datum.ToJson()), _json);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(_json.WrittenSpan, hash);
        return new UInt128(BitConverter.ToUInt64(hash), BitConverter.ToUInt64(hash[sizeof(ulong)..]));
    }

    // Equal values have one text once the names of objects stand in one order.
    private static JsonValue Sorted(JsonValue value)
    {
        if (value.ObjectOrNull is { } map)
        {
            return JsonObject.Of([.. map.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => (member.Key, Sorted(member.Value)))]);
        }

        return value.ListOrNull is { } list ? new JsonArray([.. list.Select(Sorted)]) : value;
    }
}
