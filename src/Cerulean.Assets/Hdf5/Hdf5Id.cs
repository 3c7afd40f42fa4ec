namespace Cerulean.Assets.Hdf5;

/// <summary>An open object of the library: a file, dataset, type, space or list of properties. Who has it closes it, within <see cref="Hdf5Library.Enter"/>.</summary>
internal readonly struct Hdf5Id(long value) : IDisposable
{
    /// <summary>False where the call that should have opened it has failed.</summary>
    public bool IsValid => value > 0;

    public static implicit operator long(Hdf5Id id) => id.Value;

    private long Value => value;

    /// <summary>Closes the object.</summary>
    public void Dispose()
    {
        if (IsValid) _ = Native.H5Idec_ref(value);
    }
}
