using System.Text;

namespace Cerulean.Cli.Tests;

/// <summary>Somebody at a terminal, who presses each key as soon as a text has appeared after the one before.</summary>
internal sealed class User(params (string Sees, char Presses)[] script) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly StringBuilder _output = new();
    private readonly StringBuilder _errors = new();
    private readonly StringBuilder _all = new();
    private int _next;
    private int _read;

    public Stream Output => field ??= new Screen(this);

    public TextWriter Errors => field ??= new ErrorText(this);

    public Call Seen() => new(0, _output.ToString(), _errors.ToString());

    public void Dispose()
    {
        Output.Dispose();
        Errors.Dispose();
    }

    public char? ReadKey()
    {
        if (_next == script.Length) return null;
        var (sees, presses) = script[_next++];
        lock (_all)
        {
            int at;
            while ((at = _all.ToString(_read, _all.Length - _read).IndexOf(sees, StringComparison.Ordinal)) < 0)
            {
                if (!Monitor.Wait(_all, Patience)) return null;
            }

            _read += at + sees.Length;
        }

        return presses;
    }

    private void Show(StringBuilder where, string text)
    {
        lock (_all)
        {
            where.Append(text);
            _all.Append(text);
            Monitor.PulseAll(_all);
        }
    }

    private sealed class ErrorText(User user) : StringWriter
    {
        public override void Write(char value) => user.Show(user._errors, value.ToString());

        public override void Write(string? value) => user.Show(user._errors, value ?? "");

        public override void WriteLine(string? value) => Write($"{value}\n");
    }

    private sealed class Screen(User user) : MemoryStream
    {
        public override void Write(byte[] buffer, int offset, int count) => user.Show(user._output, Encoding.UTF8.GetString(buffer, offset, count));

        public override void Write(ReadOnlySpan<byte> buffer) => user.Show(user._output, Encoding.UTF8.GetString(buffer));
    }
}
