using Cerulean.Devices;
using Cerulean.Documents;
using Cerulean.Tests;

namespace Cerulean.Engine.Tests;

/// <summary>An engine in virtual time that keeps the messages and documents of its plans, all of them valid.</summary>
internal sealed class Lab : IDisposable
{
    private readonly RecordingSink _sink = new();

    public Lab()
    {
        Engine = new RunEngine { Time = Time, Uids = new UidSource(1) };
        Engine.Subscribe(_sink);
        Engine.MessageSent += message => Messages.Add(message.Run.Length > 0 ? $"{message} of {message.Run}" : message.ToString());
    }

    public VirtualTime Time { get; } = new(DateTimeOffset.UnixEpoch);

    public RunEngine Engine { get; }

    public List<string> Messages { get; } = [];

    public IReadOnlyList<Document> Documents => _sink.Documents;

    public IEnumerable<string> Stops => Documents.OfType<RunStop>().Select(stop => $"{stop.ExitStatus}: {stop.Reason}");

    public Dial Dial(string name, double value = 0) => new(name, Time) { Value = value };

    public JsonObject Start => _sink.Documents.OfType<RunStart>().Last().ToJson();

    /// <summary>Runs the plan to its end; what it returns.</summary>
    public object? Run(Plan plan)
    {
        try
        {
            return Engine.Run(plan).PlanResult;
        }
        finally
        {
            DocumentShape.AssertValid(Documents);
        }
    }

    /// <summary>Runs a plan that fails; why it did.</summary>
    public Exception Fail(Plan plan) => Assert.Throws<RunFailedException>(() => Run(plan)).InnerException!;

    /// <summary>Values of a data key, of one stream or of all.</summary>
    public IEnumerable<double> Column(string key, string? stream = null)
    {
        var descriptors = Documents.OfType<EventDescriptor>().ToDictionary(descriptor => descriptor.Uid, descriptor => descriptor.Stream);
        return Documents.OfType<Event>().Where(row => row.Data.ContainsKey(key) && (stream is null || descriptors[row.Descriptor] == stream)).Select(row => row.Data[key].AsDouble());
    }

    public void Dispose() => Engine.Dispose();
}
