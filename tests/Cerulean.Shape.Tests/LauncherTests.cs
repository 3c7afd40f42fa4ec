using Cerulean.Tests;

namespace Cerulean.Shape.Tests;

/// <summary>./cerulean, the script that builds the command and becomes it.</summary>
public sealed class LauncherTests
{
    [Theory]
    [InlineData("<&-", "validate -")]
    [InlineData(">&-", "schema stop")]
    public void A_stream_that_the_caller_has_closed_is_an_empty_one(string closed, string args)
    {
        var (output, code) = ConsoleSession.Bash(SharedData.RepositoryRoot, $"exec 2>&1\ntimeout 300 ./cerulean {args} {closed}\n");
        Assert.True(code == 0, $"exit {code}: {output}");
    }
}
