using System.Runtime.CompilerServices;

namespace Cerulean.Engine;

/// <summary>A plan that returns a value.</summary>
/// <typeparam name="T">What it returns.</typeparam>
[AsyncMethodBuilder(typeof(PlanMethodBuilder<>))]
public abstract class Plan<T> : Plan
{
    private protected Plan(string name) : base(name)
    {
    }

    internal override object? Result => Value;

    internal T? Value { get; set; }

    /// <summary>Runs the plan within another one, and gives what it returns.</summary>
    public new PlanAwaiter<T> GetAwaiter() => new(this);
}
