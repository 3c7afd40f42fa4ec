using System.Globalization;
using Cerulean.Assets.Hdf5;
using Cerulean.Documents;

namespace Cerulean.Assets.Tests;

/// <summary>What tests run as a process of its own: a writer that others read, or are to survive; a reader of damaged files.</summary>
internal static class Program
{
    public static int Main(string[] args)
    {
        switch (args)
        {
            case ["grow", var folder, var name]:
                Grow(folder, name);
                return 0;
            case ["damage", var folder, var first, var last]:
                Damage(folder, int.Parse(first, CultureInfo.InvariantCulture), int.Parse(last, CultureInfo.InvariantCulture));
                return 0;
            default:
                Console.Error.WriteLine("grow FOLDER NAME, or damage FOLDER FIRST LAST");
                return 2;
        }
    }

    /// <summary>A frame of the growing file.</summary>
    public static NdArray Frame(int index) => NdArray.From([.. Enumerable.Range(0, 6).Select(i => (ushort)((100 * index) + i))], 2, 3);

    // Each line that comes in is one more frame; the answer is how many there are on disk.
    private static void Grow(string folder, string name)
    {
        using var stack = new Hdf5ArrayWriter(folder).Begin(name, DType.Parse("<u2"), [2, 3]);
        while (Console.ReadLine() is { } line)
        {
            stack.Append(Frame((int)stack.Count));
            if (line == "flush") stack.Flush();
            Console.WriteLine(stack.Count);
        }
    }

    // Each number is told before its file is opened, so that the last one names what has killed the process.
    private static void Damage(string folder, int first, int last)
    {
        var path = Path.Combine(folder, $"{first}.h5");
        // A row that a damaged file makes huge is refused, and not filled with zeros.
        var memory = new byte[1 << 20];
        for (var seed = first; seed < last; seed++)
        {
            Console.WriteLine(seed);
            File.WriteAllBytes(path, Damaged(seed));
            var failures = 0;
            foreach (var dataset in Hdf5Sample.Datasets)
            {
                try
                {
                    using var handler = Hdf5Rows.Open(path, JsonObject.Of(("dataset", dataset), ("join_method", "stack"), ("swmr", seed % 2 == 0)), [null]);
                    for (var row = 0; row < 6; row++) handler.Read(new StreamRange(row, row + 1), ArrayMemory.Lend(memory));
                }
                catch (Exception error) when (error is AssetException or IOException || (error is ArgumentException && error.Message.StartsWith("The memory that is lent", StringComparison.Ordinal)))
                {
                    failures++;
                }
            }

            Console.WriteLine($"{failures} failures");
        }

        File.Delete(path);
    }

    // Where files are damaged matters: most of the bytes that tell the structure are among the first of a small file.
    private static byte[] Damaged(int seed)
    {
        var random = new Random(seed);
        var bytes = (byte[])Hdf5Sample.Bytes.Clone();
        var reach = seed % 3 == 0 ? 2048 : bytes.Length;
        for (var i = random.Next(1, 13); i > 0; i--) bytes[random.Next(reach)] = (byte)random.Next(256);
        return bytes;
    }
}
