using System.IO.Compression;
using Cerulean.Documents;
using Cerulean.Documents.Serialization;

namespace Cerulean.Transport;

/// <summary>Finds the last whole record of a file, and cuts off what a crash has left behind it.</summary>
internal static class TornTail
{
    // Of plain lines only so much of the end is read.
    private const int LongestLook = 1 << 20;

    private static readonly RunFileOptions Limits = new() { MaxLine = 1 << 29 };

    /// <summary>What a file holds: its whole records take the first bytes of the uncompressed data.</summary>
    private readonly record struct Content(RunFileFormat Format, bool IsCompressed, long Whole, bool IsTorn, bool LacksNewline);

    /// <summary>Opens a file behind its last whole record, and says how it is written.</summary>
    public static (FileStream File, RunFileWriterOptions Options, bool LacksNewline) Mend(string path, RunFileWriterOptions options)
    {
        path = File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
        var file = Open(path, FileMode.Open);
        try
        {
            var content = Read(file, null);
            if (content.Whole == 0) file.SetLength(0);
            else if (content.IsTorn && content.IsCompressed) Rewrite(path, ref file);
            else if (content.IsTorn) file.SetLength(content.Whole);
            if (content.IsTorn) file.Flush(flushToDisk: true);
            file.Seek(0, SeekOrigin.End);
            if (content.Whole > 0) options = options with { Format = content.Format, IsCompressed = content.IsCompressed };
            return (file, options, content.LacksNewline && !content.IsTorn);
        }
        catch (Exception error) when (error is InvalidDataException or MsgPackFormatException)
        {
            file.Dispose();
            throw new InvalidDataException($"{path} cannot be appended to: {error.Message}", error);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    public static FileStream Open(string path, FileMode mode) => new(path, new FileStreamOptions
    {
        Mode = mode,
        Access = FileAccess.ReadWrite,
        Share = FileShare.Read,
        BufferSize = 0,
    });

    // The old file stays until the new one is on disk, whole.
    private static void Rewrite(string path, ref FileStream file)
    {
        var draft = path + ".mending";
        using (var target = Open(draft, FileMode.Create))
        {
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(draft, File.GetUnixFileMode(path));
            using (var gzip = new GZipStream(target, CompressionLevel.Fastest, leaveOpen: true)) Read(file, gzip);
            target.Flush(flushToDisk: true);
        }

        file.Dispose();
        File.Move(draft, path, overwrite: true);
        Disk.FlushFolderOf(path);
        file = Open(path, FileMode.Open);
    }

    /// <summary>Reads through a file, and copies its whole records where there is something to copy them to.</summary>
    private static Content Read(FileStream file, Stream? copy)
    {
        file.Position = 0;
        using var window = new ByteWindow(file);
        var findings = new List<Finding>();
        switch (RecordFormat.Open(window, Limits, findings))
        {
            case MsgPackRecords:
                return ReadMsgPack(window, copy);
            case LineRecords when window.IsCompressed:
                return ReadLines(window, copy);
            case LineRecords:
                file.Position = FindLook(file);
                using (var end = new ByteWindow(file, file.Position)) return ReadLines(end, copy);
            default:
                throw new InvalidDataException(findings.Count > 0 ? findings[0].Message : "it is neither JSON lines nor MessagePack");
        }
    }

    private static Content ReadMsgPack(ByteWindow window, Stream? copy)
    {
        while (!window.Unread.IsEmpty || window.Fill())
        {
            var length = RecordFormat.BeginsMsgPack(window.Unread[0]) ? MsgPack.Measure(window.Unread) : 0;
            copy?.Write(window.Unread[..length]);
            window.Advance(length);
            if (length == 0 && !window.Fill()) break;
        }

        CheckTail(window, RecordFormat.BeginsMsgPack);
        return new Content(RunFileFormat.MsgPack, window.IsCompressed, window.Offset, !window.Unread.IsEmpty || window.Fault is not null, false);
    }

    private static Content ReadLines(ByteWindow window, Stream? copy)
    {
        while (!window.Unread.IsEmpty || window.Fill())
        {
            var length = window.Unread.LastIndexOf((byte)'\n') + 1;
            copy?.Write(window.Unread[..length]);
            window.Advance(length);
            if (!window.Fill()) break;
        }

        var isWhole = window.Unread.IsEmpty || RecordFormat.IsJson(RecordFormat.TrimLine(window.Unread));
        var lacksNewline = isWhole && !window.Unread.IsEmpty;
        CheckTail(window, code => isWhole || code is (byte)'{' or (byte)'[' or 0x1e || RecordFormat.IsSpace(code));
        if (lacksNewline) copy?.Write([.. window.Unread, (byte)'\n']);
        var whole = window.Offset + (isWhole ? window.Unread.Length : 0);
        return new Content(RunFileFormat.JsonLines, window.IsCompressed, whole, !isWhole || window.Fault is not null, lacksNewline);
    }

    /// <summary>What is cut off has to be the beginning of a record, or the zeros that a file system leaves after a crash; no more is cut off.</summary>
    private static void CheckTail(ByteWindow window, Predicate<byte> begins)
    {
        if (window.IsDamaged) throw new InvalidDataException(window.Fault);
        if (window.Unread.IsEmpty || begins(window.Unread[0]) || !window.Unread.ContainsAnyExcept((byte)0)) return;
        throw new InvalidDataException($"what stands from {window.Place(window.Offset)} on is neither a document nor the beginning of one");
    }

    // Behind the first newline of the file's end; at the beginning where there is none.
    private static long FindLook(FileStream file)
    {
        var start = Math.Max(0, file.Length - LongestLook);
        if (start == 0) return 0;
        var bytes = new byte[LongestLook];
        file.Position = start;
        var count = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        var newline = bytes.AsSpan(0, count).IndexOf((byte)'\n');
        return newline < 0 ? 0 : start + newline + 1;
    }
}
