using static Cerulean.Engine.PlanStubs;

namespace Cerulean.Engine.Tests;

/// <summary>Ctrl-C, from a source of the test.</summary>
public sealed class ConsoleInterruptTests : IDisposable
{
    private readonly Laboratory _laboratory = new();
    private readonly ConsoleInterrupts _interrupts;
    private readonly List<string> _told = [];
    private Func<bool> _press = null!;
    private bool _isDisposed;

    public ConsoleInterruptTests()
    {
        _interrupts = ConsoleInterrupts.Attach(Engine, press =>
        {
            _press = press;
            return new Source(this);
        });
        _interrupts.Told += _told.Add;
    }

    private RunEngine Engine => _laboratory.Engine;

    public void Dispose()
    {
        _interrupts.Dispose();
        Assert.True(_isDisposed);
        _laboratory.Dispose();
    }

    [Fact]
    public void The_first_pauses_at_the_next_checkpoint()
    {
        var sent = new List<string>();
        Engine.MessageSent += message => sent.Add(message.Command);
        _laboratory.At(8, () => Assert.True(_press()));
        Assert.True(Engine.Run(_laboratory.Measure()).IsInterrupted);
        Assert.Equal("checkpoint", sent[^1]);
        Assert.Equal(["The plan pauses at its next checkpoint. Press Ctrl-C again within 10 s to pause at once."], _told);
        Assert.Equal(Documents.ExitStatus.Success, Engine.Resume().ExitStatus);
        _laboratory.AssertClosed();
    }

    [Theory]
    [InlineData(9, "sleep")]
    [InlineData(11, "null")]
    public void Another_one_within_ten_seconds_pauses_at_once(int seconds, string last)
    {
        var sent = new List<string>();
        Engine.MessageSent += message => sent.Add(message.Command);
        _laboratory.At(1, () => _press());
        _laboratory.At(2, () => _press());
        Assert.Equal(seconds < 10, Engine.Run(Plan()).IsInterrupted);
        Assert.Equal(last, sent[^1]);

        async Plan Plan()
        {
            await Sleep(TimeSpan.FromSeconds(seconds));
            await Sleep(TimeSpan.FromSeconds(1));
            await Null();
        }
    }

    [Fact]
    public void What_was_pressed_before_a_pause_counts_no_more_after_it()
    {
        _laboratory.At(8, () => _press());
        _laboratory.At(18, () => _press());
        Assert.True(Engine.Run(_laboratory.Measure(points: 3)).IsInterrupted);
        Assert.True(Engine.Resume().IsInterrupted);
        Assert.Equal(2, _told.Count);
        Assert.All(_told, text => Assert.Contains("next checkpoint", text, StringComparison.Ordinal));
        Assert.Equal(Documents.ExitStatus.Success, Engine.Resume().ExitStatus);
        _laboratory.AssertClosed();
    }

    [Fact]
    public void A_plan_without_a_checkpoint_says_what_another_one_does()
    {
        _laboratory.At(2, () => _press());
        _laboratory.At(3, () => _press());
        Assert.IsType<FailedPauseException>(Engine.Run(Plan()).Exception);
        Assert.Contains("aborts it", _told[0], StringComparison.Ordinal);
        _laboratory.AssertClosed();

        static async Plan Plan()
        {
            await new Message.ClearCheckpoint();
            await Null();
            await Null();
            await Null();
        }
    }

    [Fact]
    public void More_than_ten_give_the_engine_up_and_close_what_can_be_closed()
    {
        _laboratory.At(9, () => Assert.Equal([.. Enumerable.Repeat(true, 10), false], Enumerable.Range(0, 11).Select(_ => _press())));
        var failure = Assert.Throws<RunFailedException>(() => Engine.Run(_laboratory.Measure()));
        Assert.Contains("given up", failure.Message, StringComparison.Ordinal);
        Assert.Equal(EngineState.Panicked, Engine.State);
        Assert.Equal(Documents.ExitStatus.Fail, Assert.Single(_laboratory.Stops).ExitStatus);
        Assert.False(_laboratory.Detector.IsStaged);
        Assert.False(_press());
        Assert.Contains("another engine", Assert.Throws<TransitionException>(() => Engine.Run(_laboratory.Measure())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_idle_engine_leaves_the_signal_to_the_process() => Assert.False(_press());

    private sealed class Source(ConsoleInterruptTests test) : IDisposable
    {
        public void Dispose() => test._isDisposed = true;
    }
}
