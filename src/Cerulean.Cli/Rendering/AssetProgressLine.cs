using Cerulean.Assets;

namespace Cerulean.Cli.Rendering;

/// <summary>Progress of work on files, which several threads report.</summary>
internal sealed class AssetProgressLine(Terminal terminal) : IProgress<AssetProgress>, IDisposable
{
    private readonly Lock _gate = new();
    private ProgressLine? _line;

    public void Report(AssetProgress value)
    {
        lock (_gate)
        {
            _line ??= new ProgressLine(terminal, "files", Math.Max(1, value.AllBytes));
            if (_line.IsDue) _line.Report(value.Bytes, $"{Words.Number(value.Files)} of {Words.Number(value.AllFiles)}, {Words.Size(value.Bytes)}");
        }
    }

    public void Dispose()
    {
        lock (_gate) _line?.Dispose();
    }
}
