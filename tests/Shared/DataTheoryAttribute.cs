namespace Cerulean.Tests;

/// <summary>A theory about the shared sample data: skipped, with the reason, where they are absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class DataTheoryAttribute : TheoryAttribute
{
    public DataTheoryAttribute()
    {
        if (SharedData.Folder is null)
            Skip = DataFactAttribute.Reason;
    }
}
