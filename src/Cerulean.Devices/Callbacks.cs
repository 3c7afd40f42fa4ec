namespace Cerulean.Devices;

/// <summary>Calls all callbacks, whatever one of them throws.</summary>
internal static class Callbacks
{
    public static void InvokeAll<T>(Action<T>? callbacks, T argument)
    {
        if (callbacks is null) return;
        List<Exception>? errors = null;
        foreach (var callback in Delegate.EnumerateInvocationList(callbacks))
        {
            try
            {
                callback(argument);
            }
            catch (Exception error)
            {
                (errors ??= []).Add(error);
            }
        }

        if (errors is not null) throw new AggregateException("Callbacks have failed.", errors);
    }
}
