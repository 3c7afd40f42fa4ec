using Cerulean.Documents;

namespace Cerulean.Devices;

/// <summary>Rows as a resource for each set of files and a datum for each row, such as {"index": n}. Events hold the datum id.</summary>
/// <param name="writer">Writes the files.</param>
/// <param name="uids">Gives the uids of resources.</param>
/// <param name="time">Tells when a row was taken.</param>
public sealed class ResourceDataLogic(IArrayWriter writer, UidSource uids, TimeProvider time) : DataLogic(writer, uids, time)
{
    private long _collected;

    internal override string External => "FILESTORE:";

    internal override void Begin(string name, DType type, IReadOnlyList<int> rowShape)
    {
        base.Begin(name, type, rowShape);
        _collected = 0;
    }

    internal override void GiveUp()
    {
        base.GiveUp();
        EndTrigger();
    }

    // What is read is not collected.
    internal override void EndTrigger() => _collected = Count;

    internal override Reading? Read()
    {
        var last = Count - 1;
        return last >= 0 ? new Reading(IdOf(last), TimeOf(last)) : throw new InvalidOperationException("There is no frame to read: trigger the detector first.");
    }

    internal override IReadOnlyList<Document> CollectResources()
    {
        var rows = Take(null);
        if (rows.Count == 0) return [];
        var documents = new List<Document>();
        if (IsFirst()) documents.Add(MakeResource(Location!));
        for (var row = rows.Start; row < rows.Stop; row++) documents.Add(new Datum { DatumId = IdOf(row), Resource = Uid, DatumKwargs = JsonObject.Of((Location!.DatumKey, row)) });
        return documents;
    }

    internal override IReadOnlyList<PartialEventPage> CollectRows()
    {
        var first = _collected;
        _collected = Count;
        if (first == _collected) return [];
        var (ids, times) = (new string[_collected - first], new double[_collected - first]);
        for (var i = 0; i < ids.Length; i++) (ids[i], times[i]) = (IdOf(first + i), TimeOf(first + i));
        return
        [
            new PartialEventPage(
                ColumnMap.Of((DataKey, new StringColumn(ids))),
                ColumnMap.Of((DataKey, new ArrayColumn(NdArray.From(times)))),
                times,
                ColumnMap.Of((DataKey, new ArrayColumn(NdArray.From(new bool[ids.Length]))))),
        ];
    }

    private Resource MakeResource(ArrayLocation location) => new()
    {
        Uid = Uid,
        Spec = location.Spec,
        Root = location.Root,
        ResourcePath = location.ResourcePath,
        ResourceKwargs = location.ResourceKwargs,
        PathSemantics = OperatingSystem.IsWindows() ? "windows" : "posix",
    };
}
