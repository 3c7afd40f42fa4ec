namespace Cerulean.Tests;

/// <summary>A fact about the shared sample data: skipped, with the reason, where they are absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class DataFactAttribute : FactAttribute
{
    public const string Reason = "no sample data: neither CERULEAN_SHARED_DATA nor ../shared/data names a folder";

    public DataFactAttribute()
    {
        if (SharedData.Folder is null)
            Skip = Reason;
    }
}
