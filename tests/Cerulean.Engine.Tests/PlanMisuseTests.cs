using static Cerulean.Engine.PlanStubs;

namespace Cerulean.Engine.Tests;

/// <summary>What a user can do wrong with plans is told clearly.</summary>
public sealed class PlanMisuseTests
{
    [Fact]
    public void A_plan_runs_once()
    {
        var plan = Short();
        plan.Start();
        var error = Assert.Throws<InvalidOperationException>(plan.Start);
        Assert.Equal("The plan Short has run before, and a plan runs once: call its method again for another.", error.Message);
    }

    [Fact]
    public void A_plan_awaited_twice_throws_where_it_is_awaited()
    {
        var cursor = Twice().Start();
        Assert.True(cursor.Resume());
        Assert.False(cursor.Resume());
        Assert.StartsWith("The plan Short has run before", (string)cursor.Result!, StringComparison.Ordinal);

        static async Plan<string> Twice()
        {
            var plan = Short();
            await plan;
            try
            {
                await plan;
                return "";
            }
            catch (InvalidOperationException error)
            {
                return error.Message;
            }
        }
    }

    [Fact]
    public void A_task_cannot_be_awaited()
    {
        var never = new TaskCompletionSource();
        var error = Assert.Throws<InvalidOperationException>(() => Waiting().Start().Resume());
        Assert.Equal("A plan awaits messages and plans only. Wait for a task with the message WaitFor, and for a device with its group.", error.Message);

        async Plan Waiting() => await never.Task;
    }

    [Fact]
    public void A_plan_that_awaits_a_task_ends_there_unless_the_task_is_done()
    {
        var log = new List<string>();
        var never = new TaskCompletionSource();
        Assert.False(Waiting(Task.CompletedTask).Start().Resume());
        Assert.Equal(["done", "finally"], log);
        Assert.Throws<InvalidOperationException>(() => Waiting(never.Task).Start().Resume());
        Assert.Equal(["done", "finally"], log);

        async Plan Waiting(Task task)
        {
            try
            {
                await task;
                log.Add("done");
            }
            finally
            {
                log.Add("finally");
            }
        }
    }

    [Fact]
    public async Task A_message_cannot_be_awaited_outside_of_a_plan()
    {
        const string expected = "Messages and plans can be awaited within a plan only: let the method return Plan, and give it to a run engine.";
        Assert.Equal(expected, (await Assert.ThrowsAsync<InvalidOperationException>(OfTask)).Message);
        Assert.Equal(expected, (await Assert.ThrowsAsync<InvalidOperationException>(PlanOfTask)).Message);
        Assert.Equal(expected, Assert.Throws<InvalidOperationException>(() => Within().Start().Resume()).Message);

        static async Task OfTask() => await Null();

        static async Task PlanOfTask() => await Short();

        static async Plan Within() => await OfTask();
    }

    [Fact]
    public void A_plan_with_a_finished_cursor_gives_no_more()
    {
        var cursor = Short().Start();
        cursor.Resume();
        cursor.Resume();
        Assert.False(cursor.Resume());
        Assert.Throws<TimeoutException>(() => cursor.Throw(new TimeoutException()));
    }

    [Fact]
    public void An_exception_thrown_before_the_first_message_ends_the_plan()
    {
        var cursor = Short().Start();
        Assert.Throws<TimeoutException>(() => cursor.Throw(new TimeoutException()));
        Assert.False(cursor.Resume());
    }

    private static async Plan Short() => await Null();
}
