using Cerulean.Documents;

namespace Cerulean.Assets;

public sealed partial class Filler
{
    /// <summary>Number of frames of a STREAM: key: the elements along the first axis of what <see cref="ReadStream"/> gives.</summary>
    /// <exception cref="AssetException">The descriptor, or the key, has not been seen.</exception>
    public long CountFrames(string descriptor, string field)
    {
        var found = StreamField(descriptor, field);
        return found.Rows!.Told is [var first, ..] ? CountRows(descriptor, field) * FramesOfRow(found, first.Resource) : 0;
    }

    /// <summary>One frame of a STREAM: key: an element along the first axis of what <see cref="ReadStream"/> gives, without the others.</summary>
    /// <exception cref="AssetException">There is no such frame, or it cannot be had.</exception>
    public NdArray ReadFrame(string descriptor, string field, long frame, ArrayMemory? memory = null)
    {
        var found = StreamField(descriptor, field);
        var count = CountFrames(descriptor, field);
        if (frame < 0 || frame >= count) throw new AssetException($"Field '{field}' of stream '{found.Stream}' has {count} frames, asked for frame {frame}, counted from 0.");
        var resource = found.Rows!.Told[0].Resource;
        var ofRow = FramesOfRow(found, resource);
        var row = ReadRows(descriptor, field, new StreamRange(frame / ofRow, (frame / ofRow) + 1), memory);
        var frames = RowShape.Join(row, resource, found.Key).Slice((int)(frame % ofRow), 1);
        return frames.Reshape(frames.Shape[1..]);
    }

    // What the file holds counts, not what is declared: a row is read where they may differ.
    private int FramesOfRow(ExternalField field, StreamResource resource)
    {
        if (!RowShape.IsConcat(resource)) return 1;
        if (field.FramesOfRow is { } known) return known;
        var first = field.Rows!.Told[0].Rows.Start;
        var frames = RowShape.Join(ReadRows(field, resource, new StreamRange(first, first + 1), ArrayMemory.Fresh), resource, field.Key).Length;
        field.FramesOfRow = frames;
        return frames;
    }
}
