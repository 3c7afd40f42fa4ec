using System.Globalization;
using Cerulean.Documents;
using Cerulean.Tests;

namespace Cerulean.Store.Tests;

/// <summary>
/// Processes that write and compact are killed, disks are full or may not be written. What was acknowledged is there, once.
/// A kill does not show what a disk loses that a power cut has kept from being written: for that a file system that drops unsynced writes is needed.
/// </summary>
public sealed class FaultTests : IDisposable
{
    private const int Stores = 5;
    private const int RoundsPerStore = 14; // two kills each
    private const int MostLines = 40;

    private readonly StoreFile _file = new();
    private readonly Random _random = new(20261121); // the moments differ from run to run all the same

    public void Dispose() => _file.Dispose();

    [Fact]
    public void Killed_while_they_write_and_compact_they_lose_and_double_nothing()
    {
        var kills = 0;
        for (var number = 0; number < Stores; number++)
        {
            var path = $"{_file.Path}-{number}";
            using var reader = DocumentStore.Open(path);
            var acknowledged = new Dictionary<string, int>();
            for (var round = 0; round < RoundsPerStore; round++)
            {
                kills += KillBoth(path, string.Create(CultureInfo.InvariantCulture, $"round-{round}"), reader, acknowledged);
                AssertKept(reader, acknowledged);
            }

            reader.Compact();
            AssertKept(reader, acknowledged);
            Assert.Equal(0, reader.Info.LooseEvents);
        }

        Assert.True(kills >= 130, $"{kills} processes were killed at work.");
    }

    [Fact(Timeout = 60_000)]
    public async Task A_host_ends_with_the_process_that_has_started_it()
    {
        using var host = new HostProcess("compact", _file.Path);
        Assert.Equal("ready", host.ReadLine());
        await Task.Run(host.Abandon);
    }

    [MountFact]
    public void A_full_disk_is_told_and_after_room_was_made_the_run_goes_on()
    {
        var folder = Directory.CreateDirectory(_file.Path + "-disk").FullName;
        using var host = HostProcess.Mounted($"mount -t tmpfs -o size=6m tmpfs '{folder}'", "fill", $"{folder}/runs.db", $"{folder}/ballast");
        var lines = host.End();
        Assert.Contains("the disk is full", lines[0]);
        Assert.Contains("send them again", lines[0]);
        Assert.Equal("0 faults", lines[^1]);
    }

    [MountFact]
    public void What_may_only_be_read_is_read()
    {
        _file.Ingest(Samples.Scan("aaaaa"));
        _file.Close();
        var folder = Path.GetDirectoryName(_file.Path)!;
        using var host = HostProcess.Mounted($"mount --bind '{folder}' '{folder}' && mount -o remount,ro,bind '{folder}'", "read", _file.Path);
        var lines = host.End();
        Assert.Equal(["aaaaa 6 3", "0 faults"], lines[..2]);
        Assert.Contains("may only be read", lines[2]);
    }

    // Some acknowledgements later, while others read: both processes at once, in either order.
    private int KillBoth(string path, string prefix, DocumentStore reader, Dictionary<string, int> acknowledged)
    {
        using var writer = new HostProcess("write", path, prefix);
        using var compactor = new HostProcess("compact", path);
        Assert.Equal("ready", compactor.ReadLine());
        for (var lines = 1 + _random.Next(MostLines); lines > 0; lines--)
        {
            Note(writer.ReadLine(), acknowledged);
            if (lines % 8 == 0) AssertPrefix(reader, reader.List().First().Uid);
        }

        if (_random.Next(2) == 0) compactor.Kill();
        foreach (var line in writer.Kill()) Note(line, acknowledged);
        return 2;
    }

    private static void Note(string? line, Dictionary<string, int> acknowledged)
    {
        Assert.NotNull(line);
        var space = line.LastIndexOf(' ');
        acknowledged[line[..space]] = int.Parse(line[space..], CultureInfo.InvariantCulture);
    }

    private static void AssertKept(DocumentStore reader, Dictionary<string, int> acknowledged)
    {
        foreach (var (uid, count) in acknowledged) Assert.InRange(AssertPrefix(reader, uid), count, Host.RunEvents + 3);
        Assert.Empty(reader.Check());
    }

    private static int AssertPrefix(DocumentStore reader, string uid)
    {
        Document[] documents = [.. reader.Find(uid)!.Documents()];
        StoreFile.AssertSame(Host.Run(uid).Take(documents.Length), documents);
        return documents.Length;
    }
}
