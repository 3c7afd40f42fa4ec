using System.Diagnostics;

namespace Cerulean.Store.Tests;

/// <summary>The host as a process, also within a mount of its own.</summary>
internal sealed class HostProcess : IDisposable
{
    private readonly Process _process;

    public HostProcess(params string[] args) : this("dotnet", [typeof(Host).Assembly.Location, .. args])
    {
    }

    private HostProcess(string program, string[] args) =>
        _process = Process.Start(new ProcessStartInfo(program, args) { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false })!;

    /// <summary>A host for which something is mounted first.</summary>
    public static HostProcess Mounted(string mount, params string[] args) =>
        new("unshare", ["-rm", "sh", "-c", $"{mount} && exec dotnet \"$@\"", "sh", typeof(Host).Assembly.Location, .. args]);

    public string? ReadLine() => _process.StandardOutput.ReadLine();

    /// <summary>All lines up to the end.</summary>
    public string[] End()
    {
        var lines = _process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        _process.WaitForExit();
        Assert.Equal(0, _process.ExitCode);
        return lines;
    }

    /// <summary>Ends the process at once, as kill -9 does; returns the whole lines that it had written.</summary>
    public string[] Kill()
    {
        _process.Kill();
        var rest = _process.StandardOutput.ReadToEnd();
        _process.WaitForExit();
        return rest[..(rest.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>Closes its input, as the end of its parent does, and waits for its end.</summary>
    public void Abandon()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.Dispose();
    }
}
