using static Cerulean.Documents.Schemas.Rules;

namespace Cerulean.Documents.Schemas;

/// <summary>Bytes outside the documents.</summary>
internal static class AssetRules
{
    private static readonly Rule Range = new ObjectRule(
        Required("start", Integer, "The first."),
        Required("stop", Integer, "The one after the last."));

    public static readonly Rule Resource = new ObjectRule(
        Required("uid", Text, "Globally unique ID of the resource."),
        Optional("run_start", Text, "Uid of the start document."),
        Required("spec", Text, "The kind of the files, which a handler is found by."),
        Required("root", Text, "The part of the path that depends on the machine."),
        Required("resource_path", Text, "The path below the root."),
        Required("resource_kwargs", AnyObject, "Further arguments of the handler."),
        Optional("path_semantics", TextRule.OneOf("posix", "windows"), "How paths are joined."))
    {
        Description = "Files outside the documents.",
        Others = null,
    };

    public static readonly Rule Datum = new ObjectRule(
        Required("datum_id", Text, "Globally unique ID of the datum."),
        Required("resource", Text, "Uid of the resource."),
        Required("datum_kwargs", AnyObject, "Arguments that tell the handler which piece."))
    {
        Description = "One piece of a resource.",
        Others = null,
    };

    public static readonly Rule DatumPage = new ObjectRule(
        Required("datum_id", Texts, "Globally unique IDs of the datums."),
        Required("resource", Text, "Uid of the resource."),
        Required("datum_kwargs", Map(AnyArray), "Arguments that tell the handler which pieces, column by column."))
    {
        Description = "Pieces of a resource, column by column.",
        Others = null,
    };

    public static readonly Rule BulkDatum = new ObjectRule(
        Required("resource", Text, "Uid of the resource."),
        Required("datum_ids", Texts, "Globally unique IDs of the datums."),
        Required("datum_kwarg_list", List(AnyObject), "Arguments that tell the handler which pieces."))
    {
        Description = "Datums of a resource. Deprecated: use datum_page.",
        Others = null,
    };

    public static readonly Rule StreamResource = new ObjectRule(
        Required("uid", Text, "Globally unique ID of the stream resource."),
        Optional("run_start", Text, "Uid of the start document."),
        Required("data_key", Text, "The data key whose values the files hold."),
        Required("mimetype", Text, "The kind of the files."),
        Required("uri", Text, "Where the files are."),
        Required("parameters", AnyObject, "Further arguments for reading."))
    {
        Description = "Files that hold all values of a data key.",
    };

    public static readonly Rule StreamDatum = new ObjectRule(
        Required("uid", Text, "Globally unique ID, by custom {stream_resource}/{n}."),
        Required("stream_resource", Text, "Uid of the stream resource."),
        Required("descriptor", Text, "Uid of the descriptor."),
        Required("indices", Range, "Rows of the stream resource, from 0."),
        Required("seq_nums", Range, "Numbers of the rows they belong to, from 1."))
    {
        Description = "The news that a stream resource holds a further range of rows.",
    };
}
