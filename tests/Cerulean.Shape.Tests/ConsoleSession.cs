using System.Diagnostics;
using System.Globalization;
using Cerulean.Tests;

namespace Cerulean.Shape.Tests;

/// <summary>
/// Runs the steps of one page in one bash, as a reader would in a fresh clone: in a folder of its own that has ./cerulean,
/// examples/, docs/ and ../shared/data, with a store of its own.
/// </summary>
internal static class ConsoleSession
{
    // Lest the first example shows how the command is built.
    private const string Warm = "./cerulean --version >/dev/null 2>&1\n";
    private const char Mark = '\u001e';
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    public static IReadOnlyList<string> Violations(IReadOnlyList<ConsoleStep> steps)
    {
        steps = [.. steps.Where(step => !IsLeftToTheReader(step.Command))];
        if (steps.Count == 0)
            return [];
        // After each step its exit status between two marks; a subshell gives the status back to the next one, for `echo $?`.
        var script = string.Concat(steps.Select(step =>
            $"{step.Command}\n__=$?; printf '{Mark}%s{Mark}' \"$__\"; (exit \"$__\")\n"));
        var (output, _) = InFreshFolder(folder => Bash(folder, $"{Warm}exec 2>&1\n{script}exit 0\n"));
        return [.. Judge(steps, output.Split(Mark))];
    }

    /// <summary>Runs a script in a folder; its whole output and its exit code.</summary>
    public static (string Output, int Code) Bash(string folder, string script)
    {
        // The framework takes a folder of data that is there, or none.
        var data = Directory.CreateDirectory(Path.Combine(folder, "artifacts", "data")).FullName;
        var start = new ProcessStartInfo("bash", ["-s"])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            Environment =
            {
                ["CERULEAN_STORE"] = Path.Combine(folder, "store.db"),
                // No example may touch the stores of the person who runs the tests.
                ["XDG_DATA_HOME"] = data,
                ["XDG_CACHE_HOME"] = Path.Combine(folder, "artifacts", "cache"),
                ["NO_COLOR"] = "1",
                ["DOTNET_NOLOGO"] = "1",
            },
        };
        using var bash = Process.Start(start)!;
        // The whole script before the first command runs, which would otherwise read the rest of it as its input.
        bash.StandardInput.Write($"{{\nexec </dev/null\n{script}}}\n");
        bash.StandardInput.Close();
        var output = bash.StandardOutput.ReadToEndAsync();
        if (!bash.WaitForExit(Patience))
        {
            bash.Kill(entireProcessTree: true);
            return ($"no end after {Patience}", -1);
        }

        return (output.GetAwaiter().GetResult(), bash.ExitCode);
    }

    private static IEnumerable<string> Judge(IReadOnlyList<ConsoleStep> steps, string[] parts)
    {
        for (var i = 0; i < steps.Count; i++)
        {
            if (parts.Length < 2 * i + 2)
            {
                yield return $"{steps[i].Place}: the shell ended here:\n{parts[^1]}";
                yield break;
            }

            var (output, code) = (parts[2 * i], int.Parse(parts[2 * i + 1], CultureInfo.InvariantCulture));
            // A failure that is meant is shown: the next command is `echo $?`.
            if (code != 0 && steps.ElementAtOrDefault(i + 1)?.Command != "echo $?")
                yield return $"{steps[i].Place}: {steps[i].Command}: exit {code}:\n{output}";
            else if (!steps[i].Matches(output))
                yield return $"{steps[i].Place}: {steps[i].Command}: the page shows\n{string.Join('\n', steps[i].Expected)}\nbut it says\n{output}";
        }
    }

    /// <summary>The tests cannot run themselves, and a clone is there already.</summary>
    private static bool IsLeftToTheReader(string command) =>
        command.StartsWith("./test.sh", StringComparison.Ordinal) || command.StartsWith("git clone", StringComparison.Ordinal);

    private static T InFreshFolder<T>(Func<string, T> run)
    {
        var outer = Directory.CreateTempSubdirectory("cerulean-pages-");
        try
        {
            var clone = outer.CreateSubdirectory("cerulean").FullName;
            foreach (var name in new[] { "cerulean", "examples", "docs" })
                if (Path.Exists(Path.Combine(SharedData.RepositoryRoot, name)))
                    File.CreateSymbolicLink(Path.Combine(clone, name), Path.Combine(SharedData.RepositoryRoot, name));
            if (SharedData.Folder is { } data)
                File.CreateSymbolicLink(Path.Combine(outer.CreateSubdirectory("shared").FullName, "data"), data);
            return run(clone);
        }
        finally
        {
            outer.Delete(recursive: true);
        }
    }
}
