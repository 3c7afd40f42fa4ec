using System.Text;

namespace Cerulean.Cli.Tests;

/// <summary>One call of the command within the test's process, and what it said.</summary>
internal sealed record Call(int Code, string Out, string Err)
{
    public static Call Cerulean(params string[] args) => With(new World(), args);

    public static Call With(World world, params string[] args)
    {
        using var output = new MemoryStream();
        using var errors = new StringWriter { NewLine = "\n" };
        return With(world, output, errors, () => new Call(0, Encoding.UTF8.GetString(output.ToArray()), errors.ToString()), args);
    }

    /// <summary>A call at whose keyboard somebody sits.</summary>
    public static Call With(User user, params string[] args) =>
        With(new World { IsTerminal = true, ReadKey = user.ReadKey }, user.Output, user.Errors, user.Seen, args);

    private static Call With(World world, Stream output, TextWriter errors, Func<Call> seen, string[] args)
    {
        using var terminal = new Terminal(output)
        {
            Input = new MemoryStream(world.Input),
            Errors = errors,
            ReadKey = world.ReadKey,
            ShowsOutput = world.IsTerminal,
            ShowsErrors = world.IsTerminal,
            Width = world.IsTerminal ? world.Width : 0,
            Variable = name => world.Variables.GetValueOrDefault(name),
            Time = new UtcTime(),
        };
        var code = CeruleanCommand.Run(args, terminal);
        return seen() with { Code = code };
    }

    public string[] Lines => Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The output of a call that must have gone well.</summary>
    public string Good()
    {
        Assert.True(Code == 0, $"exit {Code}: {Err}{Out}");
        return Out;
    }

    private sealed class UtcTime : TimeProvider
    {
        public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;
    }
}

/// <summary>What surrounds a call.</summary>
internal sealed record World
{
    public byte[] Input { get; init; } = [];

    public bool IsTerminal { get; init; }

    public Func<char?>? ReadKey { get; init; }

    public int Width { get; init; } = 80;

    public Dictionary<string, string> Variables { get; init; } = [];
}
