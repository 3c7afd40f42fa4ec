using System.Runtime.CompilerServices;
using Cerulean.Devices;
using Cerulean.Documents;

namespace Cerulean.Engine.Tests;

/// <summary>A device that gathers rows of one or two streams on its own.</summary>
internal sealed class RowFlyer(string name, params string[] streams) : IFlyable, IEventCollectable
{
    private int _collected;

    public string Name => name;

    /// <summary>Number of rows that it has measured.</summary>
    public int Measured { get; set; } = 3;

    /// <summary>What is waited for before a row of this number.</summary>
    public Func<int, CancellationToken, Task> Wait { get; set; } = static (_, _) => Task.CompletedTask;

    public Status Kickoff() => Status.Done;

    public Status Complete() => Status.Done;

    public ValueTask<IReadOnlyDictionary<string, IReadOnlyDictionary<string, DataKey>>> DescribeCollectAsync(CancellationToken cancellationToken = default) =>
        new((streams is [] ? [""] : streams).ToDictionary(stream => stream, stream => (IReadOnlyDictionary<string, DataKey>)new Dictionary<string, DataKey>
        {
            [KeyOf(stream)] = new() { Source = "SIM:flyer", Dtype = DataKeyType.Number, Shape = [] },
        }));

    public async IAsyncEnumerable<PartialEvent> CollectAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        while (_collected < Measured)
        {
            await Wait(_collected, cancellationToken);
            var stream = streams is [] ? "" : streams[_collected % streams.Length];
            yield return new PartialEvent(Readings.Of(KeyOf(stream), _collected++, 1));
        }
    }

    private string KeyOf(string stream) => stream.Length == 0 ? name : $"{name}_{stream}";
}
