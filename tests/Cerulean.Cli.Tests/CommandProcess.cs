using System.Diagnostics;
using System.Text;

namespace Cerulean.Cli.Tests;

/// <summary>The command as a process of its own.</summary>
internal sealed class CommandProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly Task<string> _errors;

    public CommandProcess(params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "cerulean.dll"), .. args])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        _process = Process.Start(start)!;
        _errors = _process.StandardError.ReadToEndAsync();
    }

    public StreamWriter Input => _process.StandardInput;

    public StreamReader Output => _process.StandardOutput;

    /// <summary>Sends a signal by its name, as kill does.</summary>
    public void Signal(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", $"{_process.Id}"]);
        kill.WaitForExit();
    }

    /// <summary>Reads what is left, and waits for the end.</summary>
    public Call End() => End(_process.StandardOutput.ReadToEnd());

    /// <summary>Waits for the end.</summary>
    public Call EndUnread() => End("");

    private Call End(string output)
    {
        if (_process.WaitForExit(Patience)) return new Call(_process.ExitCode, output, _errors.GetAwaiter().GetResult());
        _process.Kill();
        throw new TimeoutException($"No end after {Patience}.");
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.Dispose();
    }
}
