using Cerulean.Documents;

namespace Cerulean.Assets;

/// <summary>Frames of one type and shape that are written one by one, and can be read once they are published. One thread at a time is in it.</summary>
internal abstract class FrameStack(string name, DType type, int[] shape) : IArrayStack
{
    private readonly Lock _gate = new();
    private bool _isDisposed;

    public abstract ArrayLocation Location { get; }

    public long Count { get; private set; }

    /// <summary>So many frames have been published: where it is done one by one and fails, it can go on from there.</summary>
    protected long Published { get; set; }

    public void Append(NdArray frame)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            if (frame.DType != type || !frame.Shape.SequenceEqual(shape))
            {
                throw new ArgumentException($"Frame {Count} of {name}: found {frame}, expected {type}[{string.Join(',', shape)}].", nameof(frame));
            }

            Write(frame);
            Count++;
        }
    }

    public void Flush()
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            PublishNew();
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            if (_isDisposed) return;
            _isDisposed = true;
            try
            {
                PublishNew();
            }
            finally
            {
                Close();
            }
        }
    }

    /// <summary>Writes the frame of number <see cref="Count"/>.</summary>
    protected abstract void Write(NdArray frame);

    /// <summary>Puts the frames from <see cref="Published"/> up to <see cref="Count"/> on disk, where readers find them.</summary>
    protected abstract void Publish();

    /// <summary>Ends.</summary>
    protected virtual void Close()
    {
    }

    private void PublishNew()
    {
        if (Published == Count) return;
        Publish();
        Published = Count;
    }
}
