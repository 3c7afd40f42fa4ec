using static Cerulean.Engine.PlanStubs;

namespace Cerulean.Engine.Tests;

/// <summary>Plans driven by hand.</summary>
public sealed class CoroutineTests
{
    private readonly List<string> _log = [];

    [Fact]
    public void A_plan_does_nothing_until_it_is_driven()
    {
        var plan = Logging("started");
        Assert.Empty(_log);
        Assert.False(plan.IsStarted);
        var cursor = plan.Start();
        Assert.Empty(_log);
        Assert.True(cursor.Resume());
        Assert.Equal(["started"], _log);
        Assert.False(cursor.Resume());
    }

    [Fact]
    public void An_answer_is_what_the_plan_awaits()
    {
        var cursor = Asking().Start();
        Assert.True(cursor.Resume());
        Assert.Equal("color? ", ((Message.Input)cursor.Message!).Prompt);
        Assert.True(cursor.Resume("blue"));
        Assert.False(cursor.Resume());
        Assert.Null(cursor.Message);
        Assert.Equal("blue!", cursor.Result);

        static async Plan<string> Asking()
        {
            var color = await Input("color? ");
            await Null();
            return color + "!";
        }
    }

    [Fact]
    public void An_answer_of_another_type_is_told()
    {
        var cursor = Asking().Start();
        cursor.Resume();
        var error = Assert.Throws<InvalidCastException>(() => cursor.Resume(7));
        Assert.Equal("The message input was answered with Int32, expected String.", error.Message);

        static async Plan Asking() => await Input();
    }

    [Fact]
    public void An_exception_is_thrown_where_the_plan_waits_and_may_be_caught()
    {
        var cursor = Careful().Start();
        cursor.Resume();
        Assert.True(cursor.Throw(new TimeoutException("late")));
        Assert.Equal("checkpoint", cursor.Message!.Command);
        Assert.True(cursor.Resume());
        Assert.Equal("clear_checkpoint", cursor.Message!.Command);
        Assert.Equal(["caught late", "disposed"], _log);
        Assert.False(cursor.Resume());
        Assert.Equal(["caught late", "disposed", "finally"], _log);

        async Plan Careful()
        {
            try
            {
                using var thing = new Disposable(_log);
                try
                {
                    await Null();
                    _log.Add("not here");
                }
                catch (TimeoutException error)
                {
                    _log.Add("caught " + error.Message);
                    await Checkpoint();
                }
            }
            finally
            {
                await ClearCheckpoint();
                _log.Add("finally");
            }
        }
    }

    [Fact]
    public void An_exception_that_nobody_catches_comes_out_after_all_finally_blocks()
    {
        var cursor = Outer().Start();
        cursor.Resume();
        Assert.True(cursor.Throw(new TimeoutException("late")));
        Assert.Throws<TimeoutException>(() => cursor.Resume());
        Assert.Equal(["inner", "outer"], _log);
        Assert.False(cursor.Resume());

        async Plan Outer()
        {
            try
            {
                await Inner();
            }
            finally
            {
                _log.Add("outer");
            }
        }

        async Plan Inner()
        {
            try
            {
                await Null();
            }
            finally
            {
                _log.Add("inner");
                await Null();
            }
        }
    }

    [Fact]
    public void A_plan_that_is_given_up_runs_no_finally_block()
    {
        var cursor = Abandoned().Start();
        cursor.Resume();
        cursor = null;
        GC.Collect();
        GC.WaitForPendingFinalizers();
        Assert.Empty(_log);

        async Plan Abandoned()
        {
            try
            {
                await Null();
            }
            finally
            {
                _log.Add("finally");
            }
        }
    }

    [Fact]
    public void Plans_give_results_of_any_type_to_plans()
    {
        var cursor = Sum().Start();
        while (cursor.Resume())
        {
        }

        Assert.Equal((3, "ab"), cursor.Result);

        static async Plan<(int, string)> Sum() => (await Echo(1) + await Echo(2), await Echo("a") + await Echo("b"));
    }

    [Fact]
    public void A_plan_without_messages_ends_at_once()
    {
        var cursor = Empty().Start();
        Assert.False(cursor.Resume());
        Assert.Equal(5, cursor.Result);

        static async Plan<int> Empty() => await Nothing() + 1;

        static async Plan<int> Nothing() => await Task.FromResult(4);
    }

    [Fact]
    public void Plans_nest_deeply()
    {
        var cursor = Deep(10_000).Start();
        var messages = 0;
        while (cursor.Resume()) messages++;
        Assert.Equal(1, messages);
        Assert.Equal(10_000, cursor.Result);

        static async Plan<int> Deep(int depth)
        {
            if (depth > 0) return await Deep(depth - 1) + 1;
            await Null();
            return 0;
        }
    }

    [Fact]
    public void An_exception_goes_through_many_plans()
    {
        var cursor = Deep(1000).Start();
        cursor.Resume();
        Assert.Equal("deep", Assert.Throws<TimeoutException>(() => cursor.Throw(new TimeoutException("deep"))).Message);

        static async Plan Deep(int depth) => await (depth > 0 ? Deep(depth - 1) : Echo(0));
    }

    [Fact]
    public void Empty_messages_allocate_nothing()
    {
        var cursor = Many().Start();
        for (var i = 0; i < 1000; i++) cursor.Resume();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100_000; i++) cursor.Resume();
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());

        static async Plan Many()
        {
            while (true)
            {
                await Null();
                await Checkpoint();
                await Create();
                await Save();
                await Drop();
                await Wait();
                await Pause();
                await DeferredPause();
                await ClearCheckpoint();
                await CloseRun();
                await Clock();
                await EngineType();
            }
        }
    }

    [Fact]
    public void The_engine_carries_out_empty_messages_without_an_allocation()
    {
        using var engine = new RunEngine();
        Assert.Equal(0L, engine.Run(Measured()).PlanResult);

        static async Plan<long> Measured()
        {
            for (var i = 0; i < 1000; i++) await Checkpoint();
            var before = GC.GetAllocatedBytesForCurrentThread();
            // A checkpoint, so that the messages to be repeated after a pause do not gather.
            for (var i = 0; i < 100_000; i++) await Checkpoint();
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    [Fact]
    public void A_listing_has_the_messages_without_answers()
    {
        Assert.Equal(["null", "input", "null", "checkpoint"], Listed().List().Select(message => message.Command));
        Assert.Equal(3, Forever().List().Take(3).Count());

        static async Plan Listed()
        {
            await Null();
            await (await Input() is null ? Echo(1) : Deep());
            await Checkpoint();
        }

        static async Plan Deep() => await Checkpoint();

        static async Plan Forever()
        {
            while (true) await Null();
        }
    }

    private static async Plan<T> Echo<T>(T value)
    {
        await Null();
        return value;
    }

    private async Plan Logging(string text)
    {
        _log.Add(text);
        await Null();
    }

    private sealed class Disposable(List<string> log) : IDisposable
    {
        public void Dispose() => log.Add("disposed");
    }
}
