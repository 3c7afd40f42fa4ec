namespace Cerulean.Devices;

public abstract partial class Device
{
    /// <summary>Prepares the parts in their order, then the device itself. Where one of them fails, those before it are released.</summary>
    public Status Stage() => Status.Of(StageAsync(), this);

    /// <summary>Releases the device itself, then the parts from the last to the first, whatever happens to one of them.</summary>
    public Status Unstage() => Status.Of(UnstageAsync(_parts.Count, andItself: true), this);

    /// <summary>Prepares the device itself; its parts are prepared.</summary>
    protected virtual Status StageAlone() => Status.Done;

    /// <summary>Releases the device itself, also one that was staged in part; a second time it does nothing.</summary>
    protected virtual Status UnstageAlone() => Status.Done;

    private async Task StageAsync()
    {
        var (staged, isBegun) = (0, false);
        try
        {
            foreach (var part in _parts)
            {
                await part.Stage();
                staged++;
            }

            isBegun = true;
            await StageAlone();
        }
        catch (Exception error)
        {
            await UndoAsync(error, staged, isBegun);
            throw;
        }
    }

    private async Task UndoAsync(Exception error, int staged, bool andItself)
    {
        try
        {
            await UnstageAsync(staged, andItself);
        }
        catch (Exception another)
        {
            throw new AggregateException($"{Name} could be neither staged nor released again.", error, another);
        }
    }

    private async Task UnstageAsync(int count, bool andItself)
    {
        List<Exception> errors = [];
        if (andItself) await Try(UnstageAlone);
        for (var i = count - 1; i >= 0; i--) await Try(_parts[i].Unstage);
        if (errors.Count == 1) throw errors[0];
        if (errors.Count > 1) throw new AggregateException($"{Name} was not released.", errors);

        async Task Try(Func<Status> release)
        {
            try
            {
                await release();
            }
            catch (Exception error)
            {
                errors.Add(error);
            }
        }
    }
}
