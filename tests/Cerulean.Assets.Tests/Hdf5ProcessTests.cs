using System.Diagnostics;
using System.Globalization;
using Cerulean.Documents;

namespace Cerulean.Assets.Tests;

/// <summary>Files that another process writes, and files that may end the process that reads them.</summary>
public sealed class Hdf5ProcessTests : IDisposable
{
    private static readonly HandlerRegistry Handlers = HandlerRegistry.BuiltIn();
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly string _folder = Directory.CreateTempSubdirectory("cerulean-hdf5-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Frames_are_read_while_another_process_writes_and_after_it_was_killed()
    {
        using var writer = Begin("grow", _folder, "live");
        using var rows = Hdf5Rows.Open(Path.Combine(_folder, "live.h5"), JsonObject.Of(("dataset", "/entry/data/data"), ("swmr", true), ("join_method", "stack")), 2, 3);
        for (var i = 0; i < 20; i++)
        {
            Assert.Equal($"{i + 1}", Ask(writer, "flush"));
            Assert.Equal(Program.Frame(i), rows.Read(new StreamRange(i, i + 1), ArrayMemory.Fresh).Reshape(2, 3));
            Assert.Throws<IOException>(() => rows.Read(new StreamRange(i + 1, i + 2), ArrayMemory.Fresh));
            Assert.Equal(Program.Frame(0), rows.Read(new StreamRange(0, 1), ArrayMemory.Fresh).Reshape(2, 3));
        }

        Assert.Equal("21", Ask(writer, "keep"));
        writer.Kill();
        writer.WaitForExit();
        foreach (var spec in (string[])["AD_HDF5", "AD_HDF5_SWMR"])
        {
            using var handler = Handlers.Find(spec)!(Path.Combine(_folder, "live.h5"), JsonObject.Empty);
            for (var i = 0; i < 20; i++) Assert.Equal(Program.Frame(i), handler.Read(JsonObject.Of(("point_number", i)), ArrayMemory.Fresh).Reshape(2, 3));
        }
    }

    [Fact]
    public void A_writer_may_be_killed_at_any_moment()
    {
        for (var round = 0; round < 5; round++)
        {
            var name = $"killed{round}";
            using var writer = Begin("grow", _folder, name);
            var done = int.Parse(Ask(writer, "flush"), CultureInfo.InvariantCulture);
            for (var i = 0; i < 5 + (40 * round); i++) writer.StandardInput.WriteLine("flush");
            writer.StandardInput.Flush();
            for (var i = 0; i < 5 * round; i++) done = int.Parse(writer.StandardOutput.ReadLine()!, CultureInfo.InvariantCulture);
            writer.Kill();
            while (writer.StandardOutput.ReadLine() is { } line) done = int.Parse(line, CultureInfo.InvariantCulture);
            writer.WaitForExit();
            using var handler = Handlers.Find("AD_HDF5_SWMR")!(Path.Combine(_folder, name + ".h5"), JsonObject.Empty);
            for (var i = 0; i < done; i++) Assert.Equal(Program.Frame(i), handler.Read(JsonObject.Of(("point_number", i)), ArrayMemory.Fresh).Reshape(2, 3));
        }
    }

    // The library may crash, or never end, over a damaged file; what our own code does with what it says is always a typed error or an array.
    [Fact]
    public async Task A_damaged_file_gives_an_error_or_an_array()
    {
        const int Files = 240;
        var (seed, deaths, failures) = (0, 0, 0);
        while (seed < Files)
        {
            using var reader = Begin("damage", _folder, $"{seed}", $"{Files}");
            try
            {
                while (await reader.StandardOutput.ReadLineAsync().WaitAsync(Patience) is { } line)
                {
                    if (line.EndsWith(" failures", StringComparison.Ordinal)) failures += int.Parse(line.Split(' ')[0], CultureInfo.InvariantCulture);
                    else seed = int.Parse(line, CultureInfo.InvariantCulture) + 1;
                }
            }
            catch (TimeoutException)
            {
                reader.Kill();
            }

            await reader.WaitForExitAsync();
            // An exception that nobody expects ends a process as well, and tells its name.
            Assert.DoesNotContain("Unhandled exception", await reader.StandardError.ReadToEndAsync(), StringComparison.Ordinal);
            if (reader.ExitCode != 0) deaths++;
        }

        Assert.True(failures > Files, $"{failures} failures of {Files} files");
        Assert.True(deaths < Files / 20, $"{deaths} deaths of {Files} files");
    }

    private static Process Begin(params string[] args) => Process.Start(
        new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Cerulean.Assets.Tests.dll"), .. args])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;

    private static string Ask(Process writer, string line)
    {
        writer.StandardInput.WriteLine(line);
        writer.StandardInput.Flush();
        return writer.StandardOutput.ReadLine()!;
    }
}
