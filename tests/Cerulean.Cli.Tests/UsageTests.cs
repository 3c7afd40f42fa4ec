namespace Cerulean.Cli.Tests;

/// <summary>What the command line accepts, and what it says where it does not.</summary>
public sealed class UsageTests
{
    [Theory]
    [InlineData("nosuch")]
    [InlineData("schema")]
    [InlineData("schema nosuch")]
    [InlineData("schema event --nosuch")]
    [InlineData("schema event start")]
    [InlineData("ingest --nosuch file")]
    [InlineData("validate -x file")]
    [InlineData("validate --max-line 0 file")]
    [InlineData("validate --max-line 99999999999 file")]
    [InlineData("show --nosuch")]
    [InlineData("show")]
    [InlineData("list extra")]
    public void Wrong_usage_is_2_and_told_on_stderr_with_a_way_to_help(string line)
    {
        var call = Call.Cerulean(line.Split(' '));
        Assert.Equal(2, call.Code);
        Assert.Empty(call.Out);
        Assert.StartsWith("cerulean: ", call.Err, StringComparison.Ordinal);
        Assert.Contains("--help\n", call.Err, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mistyped_command_is_told_its_neighbour() => Assert.Contains("schema", Call.Cerulean("shcema").Err, StringComparison.Ordinal);

    [Fact]
    public void Nothing_at_all_shows_the_help_on_stderr()
    {
        var call = Call.Cerulean();
        Assert.Equal(2, call.Code);
        Assert.Empty(call.Out);
        Assert.Contains("Commands:", call.Err, StringComparison.Ordinal);
    }

    [Fact]
    public void Help_describes_each_command_and_ends_with_examples()
    {
        var help = Call.Cerulean("--help").Good();
        Assert.Contains("Examples:", help, StringComparison.Ordinal);
        Assert.Contains("schema <NAME>", help, StringComparison.Ordinal);
        Assert.All(help.Split('\n'), line => Assert.True(line.Length <= 120, line));
        Assert.Contains("cerulean schema event", Call.Cerulean("schema", "--help").Good(), StringComparison.Ordinal);
    }

    [Fact]
    public void Version_is_a_version() => Assert.Matches(@"^\d+\.\d+\.\d+", Call.Cerulean("--version").Good());

    [Fact]
    public void What_follows_two_dashes_is_no_option()
    {
        var call = Call.Cerulean("validate", "--", "--nosuch");
        Assert.Equal(1, call.Code);
        Assert.Contains("--nosuch cannot be read", call.Err, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_may_be_called_as_it_likes() => Assert.Contains("@files cannot be read", Call.Cerulean("validate", "@files").Err, StringComparison.Ordinal);
}
