using Cerulean.Tests;

namespace Cerulean.Documents.Tests;

public sealed class FanOutTests
{
    [Fact]
    public void All_sinks_get_all_documents()
    {
        var (one, other) = (new RecordingSink(), new RecordingSink());
        new FanOut(one, other).AcceptAll(Sample.Run);
        Assert.Equal(Sample.Run, one.Documents);
        Assert.Equal(Sample.Run, other.Documents);
    }

    [Fact]
    public void The_error_of_one_is_thrown_after_all_have_had_the_document()
    {
        var sink = new RecordingSink();
        var fanOut = new FanOut(new FailingSink(), sink);
        Assert.Equal("disk full", Assert.Throws<IOException>(() => fanOut.Accept(Sample.Row())).Message);
        Assert.Throws<IOException>(() => fanOut.Accept(Sample.Stop()));
        Assert.Equal(["event", "stop"], Sample.Names(sink.Documents));
    }

    [Fact]
    public void No_error_of_several_is_lost()
    {
        var fanOut = new FanOut(new FailingSink("one"), new FailingSink("two"));
        var error = Assert.Throws<AggregateException>(() => fanOut.Accept(Sample.Row()));
        Assert.Equal(["one", "two"], error.InnerExceptions.Select(each => each.Message));
    }
}
