using Cerulean.Documents;

namespace Cerulean.Assets.Tests;

/// <summary>Reads rows of a dataset through the handler of its media type.</summary>
internal static class Hdf5Rows
{
    private static readonly HandlerRegistry Handlers = HandlerRegistry.BuiltIn();

    /// <summary>The handler of a stream resource with these parameters and a data key of this shape.</summary>
    public static IStreamAssetHandler Open(string path, JsonObject parameters, params long?[] shape)
    {
        var resource = new StreamResource { Uid = "s", DataKey = "x", Mimetype = "application/x-hdf5", Uri = "file://localhost" + path, Parameters = parameters };
        return Handlers.FindMimetype(resource.Mimetype)!(path, resource, new DataKey { Source = "test", Dtype = DataKeyType.Array, Shape = shape });
    }

    /// <summary>Elements along the first axis of a dataset, as they are in the file.</summary>
    public static NdArray Read(string path, string dataset, long stop, long start = 0)
    {
        using var handler = Open(path, JsonObject.Of(("dataset", dataset), ("join_method", "stack")), [null]);
        return handler.Read(new StreamRange(start, stop), ArrayMemory.Fresh);
    }
}
