using Cerulean.Engine.Preprocessors;
using static Cerulean.Engine.PlanStubs;

namespace Cerulean.Engine.Tests;

public sealed class PlanStackTests
{
    [Fact]
    public void A_plan_has_the_name_of_its_method()
    {
        Func<Plan> lambda = async () => await Null();
        Assert.Equal("Inner", Inner().Name);
        Assert.Equal("Local", Local().Name);
        Assert.Equal("Generic", Generic(1).Name);
        Assert.Equal("A_plan_has_the_name_of_its_method", lambda().Name);

        static async Plan Local() => await Null();
    }

    [Fact]
    public void The_stack_has_the_plans_that_wait_for_one_another()
    {
        var cursor = Outer().Start();
        Assert.Equal(["Outer"], cursor.Stack);
        cursor.Resume();
        Assert.Equal(["Outer", "Inner"], cursor.Stack);
        cursor.Resume();
        Assert.Equal(["Outer"], cursor.Stack);
        cursor.Resume();
        Assert.Empty(cursor.Stack);
    }

    [Fact]
    public void A_plan_that_drives_another_stands_before_it()
    {
        var cursor = Outer().Mutate(message => message is Message.Checkpoint ? Instead() : null).MutateMessages(message => message).Start();
        cursor.Resume();
        Assert.Equal(["MutateMessages", "Mutate", "Outer", "Inner"], cursor.Stack);
        cursor.Resume();
        Assert.Equal(["MutateMessages", "Mutate", "Outer", "Instead"], cursor.Stack);
        cursor.Resume();
        Assert.Empty(cursor.Stack);
    }

    [Fact]
    public void A_failure_has_the_stack_of_where_it_came_from()
    {
        using var engine = new RunEngine();
        var result = Assert.Throws<RunFailedException>(() => engine.Run(Failing().Staged([]).Mutate(static _ => null))).Result;
        Assert.Equal(["Mutate", "Staged", "Failing", "Deep"], result.PlanStack);
        engine.Register<Message.Null>(static (_, _) => throw new TimeoutException("late"));
        var failure = Assert.Throws<RunFailedException>(() => engine.Run(Outer().Mutate(static _ => null)));
        Assert.Equal(["Mutate", "Outer", "Inner"], failure.Result.PlanStack);
        Assert.Equal("The plan failed in Mutate > Outer > Inner at null: late", failure.Message);
    }

    private static async Plan Failing() => await Deep();

    private static async Plan<int> Deep()
    {
        await Null();
        throw new TimeoutException("late");
    }

    private static async Plan Outer()
    {
        await Inner();
        await Checkpoint();
    }

    private static async Plan Inner() => await Null();

    private static async Plan<object?> Instead() => await Null();

    private static async Plan<T> Generic<T>(T value)
    {
        await Null();
        return value;
    }
}
