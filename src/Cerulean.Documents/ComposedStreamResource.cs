using System.Globalization;

namespace Cerulean.Documents;

/// <summary>A stream resource of a run that is being made; its stream datums are numbered {uid}/0, {uid}/1 and so on.</summary>
public sealed class ComposedStreamResource
{
    private readonly ComposedRun _run;
    private long _datums;

    internal ComposedStreamResource(ComposedRun run, StreamResource resource) => (_run, Resource) = (run, resource);

    /// <summary>The stream resource document.</summary>
    public StreamResource Resource { get; }

    /// <summary>Tells that the files hold a further range of rows.</summary>
    /// <param name="stream">The stream that the rows belong to, described with the data key of the files.</param>
    /// <param name="indices">Rows of the files, from 0.</param>
    /// <param name="seqNums">Their numbers in the stream, from 1; without them row 0 has number 1, and so on.</param>
    /// <exception cref="ArgumentException">The stream is of another run or has not the data key, or a range is not possible.</exception>
    public StreamDatum AddDatum(ComposedStream stream, StreamRange indices, StreamRange? seqNums = null)
    {
        _run.RequireOpen();
        if (stream.Run != _run) throw new ArgumentException($"The stream is of run '{stream.Run.Uid}', the stream resource of run '{_run.Uid}'.", nameof(stream));
        if (!stream.Descriptor.DataKeys.ContainsKey(Resource.DataKey))
        {
            throw new ArgumentException($"The files hold '{Resource.DataKey}', which is no key of stream '{stream.Descriptor.Stream}': {string.Join(", ", stream.Descriptor.DataKeys.Keys)}.", nameof(stream));
        }

        return stream.Add(new StreamDatum
        {
            Uid = string.Create(CultureInfo.InvariantCulture, $"{Resource.Uid}/{_datums++}"),
            StreamResource = Resource.Uid,
            Descriptor = "",
            Indices = indices,
            SeqNums = default,
        }, seqNums ?? new StreamRange(indices.Start + 1, indices.Stop + 1));
    }
}
