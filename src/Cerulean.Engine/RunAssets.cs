using Cerulean.Devices;
using Cerulean.Documents;

namespace Cerulean.Engine;

/// <summary>The resources of a run. A device may fill one resource in several runs of a plan: each of them gets its document.</summary>
/// <param name="run">The run.</param>
/// <param name="known">Resources and stream resources of all runs of the plan, by uid.</param>
internal sealed class RunAssets(ComposedRun run, Dictionary<string, Document> known)
{
    private readonly HashSet<string> _emitted = new(StringComparer.Ordinal);

    /// <summary>The data key of a stream resource, or null where it never came.</summary>
    public string? KeyOf(string uid) => (known.GetValueOrDefault(uid) as StreamResource)?.DataKey;

    /// <summary>Emits the resources and datums that a device has.</summary>
    public void Emit(IWritesExternalAssets device)
    {
        foreach (var document in device.CollectAssets())
        {
            var resource = document switch
            {
                Resource => null,
                Datum datum => datum.Resource,
                DatumPage page => page.Resource,
                _ => throw new InvalidOperationException($"{device.Name} gave a document {document.Name.ToText()} among its assets, expected resource, datum or datum_page."),
            };
            if (resource is not null) Require(resource, device.Name);
            Emit(document);
        }
    }

    /// <summary>Emits a resource or datum.</summary>
    public void Emit(Document document)
    {
        if (((document as Resource)?.Uid ?? (document as StreamResource)?.Uid) is { } uid)
        {
            known[uid] = document;
            _emitted.Add(uid);
        }

        run.Add(document);
    }

    /// <summary>Makes sure that the resource came in this run.</summary>
    public void Require(string uid, string giver)
    {
        if (_emitted.Contains(uid)) return;
        Emit(known.GetValueOrDefault(uid) ?? throw new InvalidOperationException(
            $"{giver} gave a datum of the resource '{uid}', which never came: give the resource before, and begin a new one in each plan."));
    }
}
