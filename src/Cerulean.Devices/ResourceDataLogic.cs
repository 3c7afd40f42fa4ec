using Cerulean.Documents;

namespace Cerulean.Devices;

/// <summary>Rows as a resource for each set of files and a datum {"index": n} for each row. Events hold the datum id.</summary>
/// <param name="writer">Writes the files.</param>
/// <param name="uids">Gives the uids of resources.</param>
/// <param name="time">Tells when a row was taken.</param>
public sealed class ResourceDataLogic(IArrayWriter writer, UidSource uids, TimeProvider time) : DataLogic(writer, uids, time)
{
    private StreamRange _rows;

    internal override string External => "FILESTORE:";

    internal override void Begin(string name, DType type, IReadOnlyList<int> rowShape)
    {
        base.Begin(name, type, rowShape);
        _rows = default;
    }

    internal override void GiveUp()
    {
        base.GiveUp();
        _rows = default;
    }

    internal override Reading? Read()
    {
        var last = Count - 1;
        return last >= 0 ? new Reading(IdOf(last), TimeOf(last)) : throw new InvalidOperationException("There is no frame to read: trigger the detector first.");
    }

    internal override IReadOnlyList<Document> CollectResources()
    {
        var rows = Take(null);
        if (rows.Count == 0) return [];
        _rows = _rows.Count == 0 ? rows : _rows with { Stop = rows.Stop };
        var documents = new List<Document>();
        if (IsFirst()) documents.Add(MakeResource(Location!));
        for (var row = rows.Start; row < rows.Stop; row++) documents.Add(new Datum { DatumId = IdOf(row), Resource = Uid, DatumKwargs = JsonObject.Of(("index", row)) });
        return documents;
    }

    // The rows whose datums were collected.
    internal override IReadOnlyList<PartialEventPage> CollectRows()
    {
        var rows = _rows;
        _rows = default;
        if (rows.Count == 0) return [];
        var (ids, times) = (new string[rows.Count], new double[rows.Count]);
        for (var i = 0; i < ids.Length; i++) (ids[i], times[i]) = (IdOf(rows.Start + i), TimeOf(rows.Start + i));
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
