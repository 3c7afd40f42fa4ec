using Cerulean.Tests;

namespace Cerulean.Shape.Tests;

/// <summary>What README and docs show is executed: see <see cref="ConsoleBlock"/> for how a page writes it.</summary>
public sealed class PageTests
{
    internal static readonly SourceFile[] Pages =
        [.. Tree.Files.Where(file => file.Path == "README.md"), .. Tree.Under("docs/", ".md")];

    [Fact]
    public void Pages_tell_the_truth() => Tree.AssertNone(Pages.SelectMany(page => ConsoleSession.Violations(
        [.. Blocks(page).TakeWhile(block => !block.NeedsData).SelectMany(block => block.Steps)])));

    [DataFact]
    public void Pages_on_sample_data_tell_the_truth() => Tree.AssertNone(Pages
        .Where(page => Blocks(page).Any(block => block.NeedsData))
        .SelectMany(page => ConsoleSession.Violations([.. Blocks(page).SelectMany(block => block.Steps)])));

    [PendingFact]
    public void No_page_shows_what_is_still_to_come() => Assert.Empty(PendingFactAttribute.Blocks);

    [Fact]
    public void Every_page_that_shows_the_command_is_executed() => Tree.AssertNone(Pages.SelectMany(Unexecuted));

    [Theory]
    [InlineData("$ ./cerulean demo")]
    [InlineData("$ ./test.sh")]
    public void The_readme_shows_the_two_commands(string line) => Assert.Contains(
        Pages.Where(page => page.Path == "README.md").SelectMany(page => page.Lines), text => text == line);

    [Fact]
    public void A_command_in_a_block_that_is_not_executed_is_found() => Assert.StartsWith("docs/a.md:2: ",
        Assert.Single(Unexecuted(new("docs/a.md", "Text\n```bash\n./cerulean list\n```\n```console\n$ ./cerulean list\n```\n"))), StringComparison.Ordinal);

    [Theory]
    [InlineData("$ echo hello\nhello", "")]
    [InlineData("$ echo hello", "")]
    [InlineData("$ echo hello\ngoodbye", "a.md:2: echo hello: the page shows")]
    [InlineData("$ echo hello\nhel...", "")]
    [InlineData("$ seq 9\n1\n...\n9", "")]
    [InlineData("$ seq 9\n1\n...\n8", "a.md:2: seq 9: the page shows")]
    [InlineData("$ x=5\n$ echo $x >&2\n5", "")]
    [InlineData("$ false", "a.md:2: false: exit 1")]
    [InlineData("$ (exit 2)\n$ echo $?\n2", "")]
    [InlineData("$ (exit 2)\n$ echo $?\n1", "a.md:3: echo $?: the page shows")]
    [InlineData("$ cat <<END\n> a\n> END\na", "")]
    [InlineData("$ echo a \\\n> b\na b", "")]
    [InlineData("$ cat\n$ echo no input\nno input", "")]
    [InlineData("$ exit 3\n$ echo b", "a.md:2: the shell ended here")]
    [InlineData("$ ./test.sh", "")]
    public void A_page_that_lies_is_found(string block, string expected)
    {
        var page = new SourceFile("a.md", $"```console\n{block}\n```\n");
        var found = ConsoleSession.Violations([.. ConsoleBlock.Of(page).SelectMany(part => part.Steps)]);
        Assert.StartsWith(expected, string.Concat(found), StringComparison.Ordinal);
        Assert.Equal(expected.Length == 0, found.Count == 0);
    }

    [Fact]
    public void A_pending_block_is_not_executed() =>
        Assert.Empty(Blocks(new("a.md", "```console pending\n$ ./cerulean fly\n```\n")));

    private static IEnumerable<ConsoleBlock> Blocks(SourceFile page) => ConsoleBlock.Of(page).Where(block => !block.IsPending);

    /// <summary>Shell examples that nobody executes: they would rot.</summary>
    private static IEnumerable<string> Unexecuted(SourceFile page) =>
        from fence in ConsoleBlock.Fences(page)
        where fence.Info is "bash" or "sh" or "shell" or "" && fence.Body.Any(line => line.Contains("cerulean ", StringComparison.Ordinal))
        select $"{page.Path}:{fence.Line}: a block of '{fence.Info}' shows the command: make it ```console, so that it is executed.";
}

/// <summary>Reports the pending blocks of the pages as a skipped test, so that they are not forgotten.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PendingFactAttribute : FactAttribute
{
    public PendingFactAttribute()
    {
        if (Blocks.Length > 0)
            Skip = $"still to come: {string.Join(", ", Blocks.Select(block => block.Place))}";
    }

    internal static ConsoleBlock[] Blocks => [.. PageTests.Pages.SelectMany(ConsoleBlock.Of).Where(block => block.IsPending)];
}
