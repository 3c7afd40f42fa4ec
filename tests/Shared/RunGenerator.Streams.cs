using Cerulean.Documents;

namespace Cerulean.Tests;

internal sealed partial class RunGenerator
{
    private void Declare(string name)
    {
        var stream = new Stream(name) { HasFilled = _random.Next(3) > 0 };
        for (var i = _random.Next(1, 6); i > 0; i--) AddField(stream, $"field_{i}", Pick(Enum.GetValues<FieldKind>()));
        var (hasImage, hasCamera) = (_random.Next(3) == 0, _random.Next(3) == 0);
        if (hasImage) AddField(stream, "image", FieldKind.Text, "FILESTORE:");
        if (hasCamera) stream.DataKeys.Add("camera", Key(DataKeyType.Array, "STREAM:"));
        Describe(stream);
        _streams.Add(stream);
        if (hasImage) AddResource(stream.Fields[^1]);
        if (hasCamera) AddStreamResource(stream);
    }

    private void AddField(Stream stream, string name, FieldKind kind, string? external = null)
    {
        stream.Fields.Add(new Field(name, kind));
        stream.DataKeys.Add(name, Key(kind switch
        {
            FieldKind.Boolean => DataKeyType.Boolean,
            FieldKind.Text => DataKeyType.String,
            FieldKind.Integer or FieldKind.BigInteger => DataKeyType.Integer,
            FieldKind.Vector or FieldKind.Matrix or FieldKind.Ragged or FieldKind.SmallDtype => DataKeyType.Array,
            _ => DataKeyType.Number,
        }, external));
    }

    private DataKey Key(DataKeyType type, string? external) => new()
    {
        Source = $"SIM:{Text()}",
        Dtype = type,
        Shape = type == DataKeyType.Array ? [null] : [],
        External = external,
        Units = _random.Next(2) == 0 ? "mm" : null,
    };

    private void Describe(Stream stream)
    {
        stream.Descriptor = Uid();
        _documents.Add(new EventDescriptor
        {
            Uid = stream.Descriptor,
            Time = Now(),
            RunStart = _run,
            Stream = stream.Name,
            DataKeys = stream.DataKeys,
            Configuration = JsonObject.Of(("device", JsonObject.Of(
                ("data", JsonObject.Of(("gain", Float()))),
                ("timestamps", JsonObject.Of(("gain", Now()))),
                ("data_keys", JsonObject.Of(("gain", Key(DataKeyType.Number, null).ToJson())))))),
            Hints = _random.Next(2) == 0 ? null : JsonObject.Of(("device", JsonObject.Of(("fields", JsonValue.FromStrings(stream.DataKeys.Keys))))),
        });
    }

    private void AddResource(Field field)
    {
        field.Resource = Uid();
        _documents.Add(new Resource
        {
            Uid = field.Resource,
            RunStart = _random.Next(4) == 0 ? null : _run,
            Spec = "NPY_SEQ",
            Root = "/data",
            ResourcePath = "images",
            ResourceKwargs = Object(1),
            PathSemantics = "posix",
        });
    }

    private JsonValue DatumId(Field field)
    {
        // A rewound or a second event may point to the same piece.
        if (field.Datums > 0 && _random.Next(4) == 0) return $"{field.Resource}/{_random.Next(field.Datums)}";
        var datums = new Datum[_random.Next(1, 4)];
        for (var i = 0; i < datums.Length; i++)
        {
            var index = field.Datums++;
            datums[i] = new Datum { DatumId = $"{field.Resource}/{index}", Resource = field.Resource!, DatumKwargs = JsonObject.Of(("index", index), ("note", Text())) };
        }

        if (_random.Next(2) == 0) _documents.AddRange(datums);
        else _documents.Add(Paging.Pack(datums));
        return $"{field.Resource}/{field.Datums - 1}";
    }

    private void AddStreamResource(Stream stream)
    {
        stream.StreamResource = Uid();
        _documents.Add(new StreamResource
        {
            Uid = stream.StreamResource,
            RunStart = _run,
            DataKey = "camera",
            Mimetype = "application/x-hdf5",
            Uri = "file://localhost/data/camera.h5",
            Parameters = JsonObject.Of(("dataset", "/entry/data"), ("chunk_shape", NdArray.From(1L, 6L, 8L))),
        });
    }

    private void AddStreamDatum(Stream stream, string resource)
    {
        var rows = _random.Next(0, 4);
        var first = Math.Max(1, stream.Next);
        _documents.Add(new StreamDatum
        {
            Uid = $"{resource}/{stream.StreamDatums++}",
            StreamResource = resource,
            Descriptor = stream.Descriptor,
            Indices = new StreamRange(first - 1, first - 1 + rows),
            SeqNums = new StreamRange(first, first + rows),
        });
        if (rows > 0) stream.Highest = Math.Max(stream.Highest, first + rows - 1);
    }
}
