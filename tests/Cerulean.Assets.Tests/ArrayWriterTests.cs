using Cerulean.Documents;
using FsCheck;
using FsCheck.Fluent;

namespace Cerulean.Assets.Tests;

/// <summary>What every writer of arrays keeps.</summary>
public abstract class ArrayWriterTests : IDisposable
{
    /// <summary>Types that the format has.</summary>
    protected abstract IReadOnlyList<string> Types { get; }

    /// <summary>A type that it does not have.</summary>
    protected abstract DType Unknown { get; }

    private protected string Folder { get; } = Directory.CreateTempSubdirectory("cerulean-arrays-").FullName;

    public void Dispose()
    {
        Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void A_frame_of_any_type_and_shape_is_read_back()
    {
        var choices =
            from types in Gen.NonEmptyListOf(Gen.Elements<string>(Types))
            from isStructured in Gen.Elements(true, false)
            from rank in Gen.Choose(0, 3)
            from shape in Gen.ListOf(Gen.Choose(0, 4), rank)
            from seed in Gen.Choose(0, int.MaxValue)
            select (Types: types.ToArray(), IsStructured: isStructured, Shape: shape.ToArray(), Seed: seed);
        var run = 0;
        Prop.ForAll(choices.ToArbitrary(), choice =>
        {
            var type = choice.IsStructured
                ? DType.Structured([.. choice.Types.Select((member, i) => new DTypeField($"field {i} µ, 木", DType.Parse(member), i % 2 == 0 ? [] : [2, i]))])
                : DType.Parse(choice.Types[0]);
            var frame = Random(type, choice.Shape, choice.Seed);
            using var stack = Writer(Folder).Begin($"r{run++}", type, choice.Shape);
            stack.Append(frame);
            stack.Flush();
            var read = Read(stack.Location, type, choice.Shape, 0);
            return read.DType == type && read.Shape.SequenceEqual(choice.Shape) && read.Data.Span.SequenceEqual(frame.Data.Span);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void What_was_appended_stays_and_nothing_comes_after_the_end()
    {
        var stack = Writer(Folder).Begin("a", DType.Parse("<u2"), [2, 3]);
        stack.Append(Frame(0));
        stack.Flush();
        stack.Append(Frame(1));
        Assert.Equal(2, stack.Count);
        stack.Dispose();
        stack.Dispose();
        Assert.Throws<ObjectDisposedException>(() => stack.Append(Frame(2)));
        Assert.Throws<ObjectDisposedException>(stack.Flush);
        Assert.Equal([Frame(0), Frame(1)], Enumerable.Range(0, 2).Select(i => Read(stack.Location, DType.Parse("<u2"), [2, 3], i)));
    }

    [Fact]
    public void The_name_of_another_stack_is_refused()
    {
        var writer = Writer(Folder);
        using (var first = writer.Begin("a", DType.Parse("<u2"), [2, 3]))
        {
            Assert.Throws<IOException>(() => writer.Begin("a", DType.Parse("<u2"), [2, 3]));
            first.Append(Frame(0));
            first.Flush();
            Assert.Contains("choose another name or another folder", Assert.Throws<IOException>(() => Writer(Folder).Begin("a", DType.Float64, [])).Message, StringComparison.Ordinal);
        }

        var error = Assert.Throws<IOException>(() => Writer(Folder).Begin("a", DType.Float64, []));
        Assert.Contains("choose another name or another folder", error.Message, StringComparison.Ordinal);
        Assert.Single(Directory.GetFileSystemEntries(Folder));
    }

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("../a")]
    [InlineData("/tmp/a")]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData(".hidden")]
    [InlineData("a\nb")]
    [InlineData("a\0b")]
    public void A_name_that_leaves_the_folder_is_refused(string name)
    {
        Assert.Contains("expected the name of a file", Assert.Throws<ArgumentException>(() => Writer(Folder).Begin(name, DType.Float64, [])).Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(Folder));
    }

    [Fact]
    public void A_frame_of_another_type_or_shape_is_refused()
    {
        using var stack = Writer(Folder).Begin("a", DType.Parse("<u2"), [2, 3]);
        Assert.StartsWith("Frame 0 of a: found <u2[3,2], expected <u2[2,3].", Assert.Throws<ArgumentException>(() => stack.Append(Frame(0).Reshape(3, 2))).Message, StringComparison.Ordinal);
        Assert.StartsWith("Frame 0 of a: found <f4[2,3], expected <u2[2,3].", Assert.Throws<ArgumentException>(() => stack.Append(NdArray.From<float>([1, 2, 3, 4, 5, 6], 2, 3))).Message, StringComparison.Ordinal);
        Assert.Equal(0, stack.Count);
        Assert.Throws<ArgumentException>(() => Writer(Folder).Begin("b", Unknown, [2]));
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_told()
    {
        File.WriteAllText(PathOf("file"), "");
        var error = Assert.Throws<IOException>(() => Writer(PathOf("file/below")).Begin("a", DType.Float64, []));
        Assert.StartsWith($"The folder {PathOf("file/below")} cannot be made: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Stacks_of_several_threads_do_not_meet()
    {
        var writer = Writer(Folder);
        var places = new ArrayLocation[4];
        Parallel.For(0, 4, thread =>
        {
            using var stack = writer.Begin($"s{thread}", DType.Parse("<u2"), [2, 3]);
            places[thread] = stack.Location;
            for (var i = 0; i < 25; i++)
            {
                stack.Append(Frame((100 * thread) + i));
                if (i % 3 == 0) stack.Flush();
            }
        });
        for (var thread = 0; thread < 4; thread++)
            for (var i = 0; i < 25; i++)
                Assert.Equal(Frame((100 * thread) + i), Read(places[thread], DType.Parse("<u2"), [2, 3], i));
    }

    protected abstract IArrayWriter Writer(string folder);

    /// <summary>A frame as others read it.</summary>
    protected abstract NdArray Read(ArrayLocation location, DType type, int[] shape, int index);

    private protected static NdArray Frame(int first) => NdArray.From([.. Enumerable.Range(first, 6).Select(value => (ushort)value)], 2, 3);

    private protected string PathOf(string name) => Path.Combine(Folder, name);

    // Any byte is a value of any type, but for booleans.
    private static NdArray Random(DType type, int[] shape, int seed)
    {
        var bytes = new byte[shape.Aggregate(type.ItemSize, (size, length) => size * length)];
        new Random(seed).NextBytes(bytes);
        return new NdArray(type, shape, bytes);
    }
}
