using System.Runtime.CompilerServices;

namespace Cerulean.Engine;

// The compiler's state machine of a plan, kept until the plan is driven.
internal sealed class PlanMachine<TMachine> : Plan
    where TMachine : IAsyncStateMachine
{
    public TMachine Machine = default!;

    public PlanMachine() : base(PlanName<TMachine>.Value)
    {
    }

    internal override void MoveNext() => Machine.MoveNext();
}

internal sealed class PlanMachine<TMachine, T> : Plan<T>
    where TMachine : IAsyncStateMachine
{
    public TMachine Machine = default!;

    public PlanMachine() : base(PlanName<TMachine>.Value)
    {
    }

    internal override void MoveNext() => Machine.MoveNext();
}
