using Cerulean.Devices;
using Cerulean.Documents;
using Cerulean.Tests;

namespace Cerulean.Engine.Tests;

/// <summary>An engine in virtual time, and what it has emitted.</summary>
internal sealed class TestEngine : IDisposable
{
    private readonly RecordingSink _sink = new();

    public TestEngine(VirtualTime time)
    {
        Engine = new RunEngine { Time = time, Uids = new UidSource(1) };
        Engine.Subscribe(_sink, isCritical: true);
    }

    public RunEngine Engine { get; }

    public List<Document> Documents => _sink.Documents;

    /// <summary>Runs a plan, and judges its documents.</summary>
    public List<Document> Run(Plan plan)
    {
        Engine.Run(plan);
        DocumentShape.AssertValid(Documents);
        return Documents;
    }

    /// <summary>Runs a plan that fails, and judges its documents all the same.</summary>
    public TException Fail<TException>(Plan plan)
        where TException : Exception
    {
        var failure = Assert.Throws<RunFailedException>(() => Engine.Run(plan));
        DocumentShape.AssertValid(Documents);
        return Assert.IsType<TException>(failure.Result.Exception);
    }

    public void Dispose() => Engine.Dispose();
}
