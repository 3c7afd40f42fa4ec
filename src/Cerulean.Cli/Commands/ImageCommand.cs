using System.CommandLine;
using System.Security.Cryptography;
using Cerulean.Assets.Images;
using Cerulean.Cli.Rendering;
using Cerulean.Documents;
using Cerulean.Documents.Serialization;
using Cerulean.Store;

namespace Cerulean.Cli.Commands;

/// <summary>cerulean image: the frames of a field, wherever they are, as a picture, a stack or an array.</summary>
internal static class ImageCommand
{
    public static Verb Create(Terminal terminal)
    {
        var (run, store, roots) = (new RunArgument(), new StoreOption(), new RootMapOption());
        var field = new Argument<string>("FIELD") { HelpName = "FIELD", Description = "The field whose arrays are wanted" };
        var stream = new Option<string?>("--stream") { HelpName = "S", Description = $"Its stream; default {EventDescriptor.DefaultStream}, or the only stream with such a field" };
        var frame = new Option<long?>("--frame") { HelpName = "i", Description = "Only frame i, counted from 0 along the first axis; without it all frames" };
        var hash = new Option<bool>("--hash") { Description = "Print {\"shape\", \"dtype\", \"sha256\"} of the array in C order; then -o may be left away" };
        var output = new Option<string?>("--output", "-o") { HelpName = "F.png|tiff|npy", Description = "File to write; .png holds one frame, and as 16-bit grey where values are no 8 or 16-bit integers" };
        output.Validators.Add(result =>
        {
            var name = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
            if (Path.GetExtension(name).ToUpperInvariant() is not (".PNG" or ".TIF" or ".TIFF" or ".NPY")) result.AddError($"-o needs a file that ends in .png, .tiff or .npy, found '{name}'.");
        });
        var verb = new Verb("image", "Write the images of a field to a file: all frames of a stream, or one.")
        {
            Examples =
            [
                ("cerulean image -1 camera --frame 0 -o first.png", "a picture of the first frame"),
                ("cerulean image -1 camera -o all.tiff --root-map /data=/mnt/data", "all frames, whose files have moved"),
                ("cerulean image 42 camera --hash", "what the array is, for comparison"),
            ],
        };
        verb.Add(run);
        verb.Add(field);
        verb.Add(stream);
        verb.Add(frame);
        verb.Add(hash);
        verb.Add(output);
        verb.Add(roots);
        verb.Add(store);
        verb.Validators.Add(result =>
        {
            if (!result.GetValue(hash) && result.GetResult(output) is null) result.AddError("image needs a file to write (-o F.png, F.tiff or F.npy), or --hash.");
        });
        verb.SetAction(parsed =>
        {
            using var opened = DocumentStore.Open(store.PathOf(parsed, terminal));
            var found = run.Find(parsed, opened, terminal);
            using var context = new EventSource(opened) { RootMap = roots.Of(parsed) }.FillContext(found);
            var frames = new FieldFrames(context, StreamOf(found, parsed.GetRequiredValue(field), parsed.GetValue(stream)), parsed.GetRequiredValue(field), parsed.GetValue(frame));
            Export(frames, parsed.GetValue(output), parsed.GetValue(hash), terminal);
            return Exit.Good;
        });
        return verb;
    }

    private static string StreamOf(Run run, string field, string? stream)
    {
        if (stream is not null) return stream;
        var streams = run.Descriptors.Where(descriptor => descriptor.DataKeys.ContainsKey(field)).Select(descriptor => descriptor.Stream).Distinct().ToArray();
        if (streams.Contains(EventDescriptor.DefaultStream)) return EventDescriptor.DefaultStream;
        if (streams.Length == 0)
        {
            var fields = run.StreamNames.Select(name => $"{name} ({string.Join(", ", run.Descriptors.Where(descriptor => descriptor.Stream == name).SelectMany(descriptor => descriptor.DataKeys.Select(key => key.Key)).Distinct())})");
            throw new CommandException($"run {run.Uid} has no field '{field}'; it has: {string.Join("; ", fields)}.");
        }

        return streams.Length == 1 ? streams[0] : throw new CommandException($"the streams {string.Join(", ", streams)} have a field '{field}': choose one with --stream.");
    }

    // One frame is in memory at a time, whatever the length of the stack.
    private static void Export(FieldFrames frames, string? path, bool hash, Terminal terminal)
    {
        if (path is not null && frames.Count > 1 && Path.GetExtension(path).Equals(".png", StringComparison.OrdinalIgnoreCase))
        {
            throw new CommandException($"field '{frames.Field}' has {frames.Count} frames, and a PNG file holds one: choose it with --frame 0 to {frames.Count - 1}, or write .tiff or .npy.");
        }

        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        ImageWriter? writer = null;
        try
        {
            foreach (var frame in frames.Read())
            {
                if (path is not null) writer ??= ImageWriter.Create(path, frame.DType, frame.Shape.ToArray(), frames.IsStack ? frames.Count : null);
                writer?.Append(frame);
                if (hash) digest.AppendData(frame.Data.Span);
            }

            writer?.Complete();
            if (writer?.Note is { } note) terminal.Errors.WriteLine($"{path}: {note}");
        }
        finally
        {
            writer?.Dispose();
        }

        if (hash) terminal.Out.WriteLine(JsonText.ToString(ArrayHashes.Of([.. frames.Shape], frames.Type, digest.GetHashAndReset())));
    }
}
