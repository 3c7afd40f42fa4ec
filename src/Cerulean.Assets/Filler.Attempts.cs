using Cerulean.Documents;

namespace Cerulean.Assets;

public sealed partial class Filler
{
    // What is not there yet is tried again, with a file that is opened anew: it may have been replaced.
    private NdArray Attempt<TState>(TState state, ArrayMemory memory, string resource, Func<TState, ArrayMemory, NdArray> read, Func<TState, string> place)
    {
        var taken = memory.Taken;
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return read(state, memory);
            }
            catch (IOException) when (attempt < _options.Retries.Count)
            {
                _open.Close(resource);
                memory.Taken = taken;
                Wait(_options.Retries[attempt]);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                _open.Close(resource);
                throw new AssetException($"{place(state)} cannot be read: {error.Message.TrimEnd('.')}.{Tried(attempt)}", error);
            }
            catch (AssetException error) when (error.InnerException is not AssetException && error.Fault != AssetFault.UnknownFormat)
            {
                throw new AssetException($"{place(state)} cannot be read: {error.Message}", error) { Fault = error.Fault };
            }
        }
    }

    private string Tried(int attempts)
    {
        if (attempts == 0) return "";
        var waited = TimeSpan.Zero;
        foreach (var wait in _options.Retries) waited += wait;
        return FormattableString.Invariant($" Tried {attempts + 1} times within {waited.TotalSeconds:0.###} s.");
    }

    private void Wait(TimeSpan time)
    {
        using var isOver = new ManualResetEventSlim();
        using var timer = _options.Clock.CreateTimer(static state => ((ManualResetEventSlim)state!).Set(), isOver, time, Timeout.InfiniteTimeSpan);
        isOver.Wait();
    }

    private IAssetHandler Open(Resource resource)
    {
        var open = _handlers.Find(resource.Spec) ?? throw Unknown($"Resource '{resource.Uid}' has the spec '{resource.Spec}'", resource.Spec);
        return open(_options.RootMap.PathOf(resource), resource.ResourceKwargs);
    }

    private IStreamAssetHandler Open(StreamResource resource, ExternalField field)
    {
        var open = _handlers.FindMimetype(resource.Mimetype) ?? throw Unknown($"Stream resource '{resource.Uid}' has the media type '{resource.Mimetype}'", resource.Mimetype);
        return open(_options.RootMap.PathOf(resource), resource, field.Key);
    }

    private AssetException Unknown(string what, string key) =>
        new($"{what}, which no handler reads; known are: {string.Join(", ", _handlers.Keys)}. Register one: handlers.Register(\"{key}\", …).") { Fault = AssetFault.UnknownFormat };

    private string Place(string datumId, Resource resource) =>
        $"Datum '{datumId}' ({resource.Spec}, {_options.RootMap.PathOf(resource)}; {Rule(resource.Root, resource.PathSemantics == "windows")})";

    private string Place(StreamRange rows, StreamResource resource) =>
        $"Rows {rows.Start} to {rows.Stop} of stream resource '{resource.Uid}' ({resource.Mimetype}, {resource.Uri}; {Rule(RootMap.UriPath(resource), isWindows: false)})";

    private string Rule(string root, bool isWindows) => _options.RootMap.RuleOf(root, isWindows) is { } rule
        ? $"the root map {rule} was applied"
        : $"no root map was applied to '{root}': where the files are elsewhere, give OLD=NEW";
}
