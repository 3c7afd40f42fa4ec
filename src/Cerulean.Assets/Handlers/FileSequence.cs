using Cerulean.Documents;

namespace Cerulean.Assets.Handlers;

/// <summary>
/// The files of a stream resource that has one or several for each row, as Bluesky's consolidators name them
/// (bluesky-tiled-plugins, writing/consolidators.py): the uri, followed by the template filled with a number from 0.
/// </summary>
/// <remarks>
/// With join_method "concat" a row has shape[0] frames in files of chunk_shape[0] frames each; with "stack" one file, or as many as "multiplier" says;
/// files_per_datum overrules both.
/// </remarks>
internal sealed class FileSequence
{
    private readonly string _prefix;
    private readonly FileTemplate _template;

    /// <summary>The files of a stream resource.</summary>
    /// <param name="path">The mapped path of the URI.</param>
    /// <param name="resource">The stream resource with template, chunk_shape, join_method, multiplier, files_per_datum.</param>
    /// <param name="key">The data key, whose shape tells the frames of a row.</param>
    /// <param name="joinMethod">What holds without a join_method.</param>
    /// <param name="template">What holds without a template; null where there must be one.</param>
    public FileSequence(string path, StreamResource resource, DataKey key, string joinMethod, string? template = null)
    {
        var arguments = Arguments.Of(resource);
        _template = new FileTemplate(template is null ? arguments.Text("template") : arguments.Text("template", template), arguments.Text("filename", ""));
        // A template may begin with the slash itself, or leave it to the uri; a mapped path has lost it.
        var isFolder = resource.Uri.EndsWith('/') && !_template.Name(0).StartsWith('/');
        _prefix = isFolder && !path.EndsWith('/') ? path + "/" : path;
        var files = arguments.Integer("files_per_datum", 1, otherwise: arguments.Text("join_method", joinMethod) switch
        {
            "stack" => arguments.Integer("multiplier", 1, otherwise: 1),
            "concat" => Concatenated(arguments, key),
            _ => throw arguments.Wrong("join_method", "\"concat\" or \"stack\""),
        });
        FilesPerRow = files <= int.MaxValue ? (int)files : throw new AssetException($"Stream resource {resource.Uid}: found {files} files for each row, expected at most {int.MaxValue}. Correct files_per_datum or multiplier.");
    }

    /// <summary>Number of files of a row.</summary>
    public int FilesPerRow { get; }

    /// <summary>Full paths of the files of some rows, in order.</summary>
    public IEnumerable<string> Files(StreamRange rows)
    {
        for (var number = rows.Start * FilesPerRow; number < rows.Stop * FilesPerRow; number++) yield return _prefix + _template.Name(number);
    }

    private static long Concatenated(Arguments arguments, DataKey key)
    {
        var chunk = arguments.Lengths("chunk_shape");
        // A chunk with more axes than the row has frames that the row does not count: one file is one row.
        if (chunk.Length > key.Shape.Count) return 1;
        var frames = arguments.Integer("multiplier", 1, otherwise: key.Shape.Count > 0 ? key.Shape[0] ?? 1 : 1);
        var each = chunk.Length > 0 && chunk[0] > 0 ? chunk[0] : 1;
        return frames > 0 && frames % each == 0 ? frames / each : 1;
    }
}
