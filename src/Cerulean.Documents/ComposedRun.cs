namespace Cerulean.Documents;

/// <summary>A run that is being made; <see cref="Stop"/> ends it.</summary>
public sealed class ComposedRun
{
    private readonly OrderedDictionary<string, StreamCounter> _streams = new(StringComparer.Ordinal);
    private bool _isStopped;

    internal ComposedRun(RunComposer composer, RunStart start)
    {
        Composer = composer;
        Start = start;
    }

    /// <summary>The start document.</summary>
    public RunStart Start { get; }

    /// <summary>Uid of the run.</summary>
    public string Uid => Start.Uid;

    internal RunComposer Composer { get; }

    /// <summary>Describes the events that follow in a stream. A later descriptor of the same stream has the same keys, and the numbers run on.</summary>
    /// <param name="stream">Name of the stream.</param>
    /// <param name="dataKeys">The keys of the events.</param>
    /// <param name="configuration">By device: {data, timestamps, data_keys}.</param>
    /// <param name="hints">By device: {fields: […]}.</param>
    /// <param name="objectKeys">By device: its data keys.</param>
    /// <exception cref="ArgumentException">The descriptor does not obey its schema, or the stream had other keys before.</exception>
    public ComposedStream Describe(
        string stream, IReadOnlyDictionary<string, DataKey> dataKeys, JsonObject? configuration = null, JsonObject? hints = null, JsonObject? objectKeys = null) =>
        Describe(stream, JsonObject.Of(
            ("data_keys", JsonObject.Of([.. dataKeys.Select(key => (key.Key, (JsonValue)key.Value.ToJson()))])),
            ("configuration", configuration ?? JsonObject.Empty),
            ("hints", hints ?? JsonObject.Empty),
            ("object_keys", objectKeys ?? JsonObject.Empty)));

    /// <summary>Describes the events that follow in a stream.</summary>
    /// <param name="stream">Name of the stream.</param>
    /// <param name="members">All members of the descriptor, at least data_keys, but uid, time, run_start and name.</param>
    /// <exception cref="ArgumentException">The descriptor does not obey its schema, or the stream had other keys before.</exception>
    public ComposedStream Describe(string stream, JsonObject members)
    {
        RequireOpen();
        var keys = members.GetOrNull("data_keys").ObjectOrNull?.Names;
        if (_streams.TryGetValue(stream, out var counter) && keys is not null && !keys.SetEquals(counter.Keys))
        {
            throw new ArgumentException($"Stream '{stream}' has the keys {counter.Keys}, and is now described with {keys}. All descriptors of a stream have the same keys; give the others a stream of their own.");
        }

        foreach (var name in (ReadOnlySpan<string>)["configuration", "hints", "object_keys", "object_classes"])
        {
            if (!members.ContainsKey(name)) members = members.With(name, JsonObject.Empty);
        }

        var descriptor = (EventDescriptor)Composer.Send(
            DocumentName.Descriptor, members, ("uid", Composer.NewUid()), ("time", Composer.Now()), ("run_start", Uid), ("name", stream));
        if (counter is null) _streams[stream] = counter = new StreamCounter(keys!);
        return new ComposedStream(this, descriptor, counter);
    }

    /// <summary>Adds files outside the documents, of which datums are pieces.</summary>
    /// <param name="spec">Name of the format.</param>
    /// <param name="root">The part of the path that depends on the machine.</param>
    /// <param name="resourcePath">The path below the root.</param>
    /// <param name="resourceKwargs">Arguments of the handler.</param>
    /// <param name="pathSemantics">posix or windows; that of this machine where it is not given.</param>
    /// <param name="uid">Uid of the resource, instead of a new one.</param>
    /// <exception cref="ArgumentException">The resource does not obey its schema.</exception>
    public ComposedResource AddResource(
        string spec, string root, string resourcePath, JsonObject? resourceKwargs = null, string? pathSemantics = null, string? uid = null)
    {
        RequireOpen();
        return new ComposedResource(this, (Resource)Composer.Send(
            DocumentName.Resource,
            JsonObject.Empty,
            ("uid", uid ?? Composer.NewUid()),
            ("run_start", Uid),
            ("spec", spec),
            ("root", root),
            ("resource_path", resourcePath),
            ("resource_kwargs", resourceKwargs ?? JsonObject.Empty),
            ("path_semantics", pathSemantics ?? (OperatingSystem.IsWindows() ? "windows" : "posix"))));
    }

    /// <summary>Adds files that hold all values of a data key.</summary>
    /// <param name="dataKey">The data key.</param>
    /// <param name="mimetype">Media type of the files.</param>
    /// <param name="uri">Where the files are.</param>
    /// <param name="parameters">Arguments of the handler.</param>
    /// <param name="uid">Uid of the stream resource, instead of a new one.</param>
    /// <exception cref="ArgumentException">The stream resource does not obey its schema.</exception>
    public ComposedStreamResource AddStreamResource(string dataKey, string mimetype, string uri, JsonObject? parameters = null, string? uid = null)
    {
        RequireOpen();
        return new ComposedStreamResource(this, (StreamResource)Composer.Send(
            DocumentName.StreamResource,
            JsonObject.Empty,
            ("uid", uid ?? Composer.NewUid()),
            ("run_start", Uid),
            ("data_key", dataKey),
            ("mimetype", mimetype),
            ("uri", uri),
            ("parameters", parameters ?? JsonObject.Empty)));
    }

    /// <summary>Adds a resource, datum, datum page or stream resource that a device made. Resources become those of this run.</summary>
    /// <exception cref="ArgumentException">The document is of another kind, or does not obey its schema.</exception>
    public Document Add(Document asset)
    {
        RequireOpen();
        return Composer.SendChecked(asset switch
        {
            Resource resource => resource with { RunStart = Uid },
            StreamResource resource => resource with { RunStart = Uid },
            Datum or DatumPage => asset,
            _ => throw new ArgumentException($"Found a document {asset.Name.ToText()}, expected a resource, datum, datum_page or stream_resource.", nameof(asset)),
        });
    }

    /// <summary>Ends the run. num_events of each stream is the number before that of its next event.</summary>
    /// <exception cref="ArgumentException">The metadata do not obey the schema of stop.</exception>
    /// <exception cref="InvalidOperationException">The run has been stopped before.</exception>
    public RunStop Stop(ExitStatus exitStatus = ExitStatus.Success, string reason = "", JsonObject? metadata = null)
    {
        RequireOpen();
        if (!Enum.IsDefined(exitStatus)) throw new ArgumentOutOfRangeException(nameof(exitStatus), $"Found {exitStatus}, expected success, abort or fail.");
        var stop = (RunStop)Composer.Send(
            DocumentName.Stop,
            metadata ?? JsonObject.Empty,
            ("uid", Composer.NewUid()),
            ("time", Composer.Now()),
            ("run_start", Uid),
            ("exit_status", exitStatus.ToString().ToLowerInvariant()),
            ("reason", reason),
            ("num_events", JsonObject.Of([.. _streams.Select(stream => (stream.Key, (JsonValue)stream.Value.Highest))])));
        _isStopped = true;
        return stop;
    }

    internal void RequireOpen()
    {
        if (_isStopped) throw new InvalidOperationException($"The run '{Uid}' has been stopped; nothing can follow its stop document. Start another run.");
    }
}
