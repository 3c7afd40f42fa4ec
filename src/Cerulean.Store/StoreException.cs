namespace Cerulean.Store;

/// <summary>Something about a store that its user can understand and mend: the message says what and how.</summary>
public class StoreException : Exception
{
    /// <summary>An error with what was found and what to do.</summary>
    public StoreException(string message, Exception? inner = null) : base(message, inner)
    {
    }
}
