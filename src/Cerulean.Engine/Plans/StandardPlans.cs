namespace Cerulean.Engine.Plans;

/// <summary>The plans of everyday: <c>using static Cerulean.Engine.Plans.StandardPlans;</c>. Each stages its devices and makes one run, whose uid it returns.</summary>
public static partial class StandardPlans
{
}
