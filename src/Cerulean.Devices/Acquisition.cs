using Cerulean.Documents;

namespace Cerulean.Devices;

/// <summary>What a camera takes from being armed until it is at rest: frames, from whatever thread they come, become rows in files.</summary>
internal sealed class Acquisition(TriggerInfo info, DataLogic data)
{
    private readonly Lock _gate = new();
    private readonly TaskCompletionSource _end = new();
    private readonly NdArray[] _frames = new NdArray[info.FramesPerEvent];
    private int _count;
    private bool _isOver;

    public TriggerInfo Info => info;

    /// <summary>Number of rows so far.</summary>
    public long Rows { get; private set; }

    /// <summary>Is done when it was given up; fails when a frame could not be kept.</summary>
    public Task End => _end.Task;

    /// <summary>Is told of the number of rows with each of them.</summary>
    public Action<long>? Progress { get; set; }

    /// <summary>True once all rows are there that were asked for.</summary>
    public bool IsComplete => info.Events is not { } events || Rows == events;

    public void Receive(NdArray frame)
    {
        Exception? failure = null;
        lock (_gate)
        {
            if (_isOver) return;
            try
            {
                Keep(frame);
                _isOver = info.Events == Rows;
            }
            catch (Exception error)
            {
                // The thread is that of a camera's library, which could not cope with an exception.
                (failure, _isOver) = (error, true);
            }
        }

        if (failure is not null) _end.TrySetException(failure);
    }

    /// <summary>What comes from now on is not kept.</summary>
    public void GiveUp()
    {
        lock (_gate) _isOver = true;
        _end.TrySetResult();
    }

    private void Keep(NdArray frame)
    {
        _frames[_count++] = frame;
        if (_count < _frames.Length) return;
        _count = 0;
        data.Append(_frames.Length == 1 ? frame : Stack(_frames));
        Rows++;
        Progress?.Invoke(Rows);
    }

    private static NdArray Stack(NdArray[] frames)
    {
        var first = frames[0];
        if (Array.Find(frames, frame => frame.DType != first.DType || !frame.Shape.SequenceEqual(first.Shape)) is { } other)
            throw new ArgumentException($"Found the frames {first} and {other} in one event, expected the same type and shape.");
        var bytes = new byte[first.Data.Length * frames.Length];
        for (var i = 0; i < frames.Length; i++) frames[i].Data.Span.CopyTo(bytes.AsSpan(i * first.Data.Length));
        return new NdArray(first.DType, [frames.Length, .. first.Shape], bytes);
    }
}
