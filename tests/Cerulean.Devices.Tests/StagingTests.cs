namespace Cerulean.Devices.Tests;

public sealed class StagingTests
{
    private readonly List<string> _log = [];

    [Fact]
    public void Parts_are_staged_before_the_whole_and_released_after_it()
    {
        var whole = Tree();
        Assert.True(whole.Stage().IsSuccess);
        Assert.Equal(["+a", "+b", "+c", "+whole"], _log);
        _log.Clear();
        Assert.True(whole.Unstage().IsSuccess);
        Assert.Equal(["-whole", "-c", "-b", "-a"], _log);
    }

    [Fact]
    public void What_was_staged_before_a_failure_is_released()
    {
        var status = Tree("+b").Stage();
        Assert.Equal("+b", status.Error!.Message);
        Assert.Equal(["+a", "+b", "-b", "-a"], _log);
    }

    [Fact]
    public void The_whole_that_fails_releases_all()
    {
        Assert.Equal("+whole", Tree("+whole").Stage().Error!.Message);
        Assert.Equal(["+a", "+b", "+c", "+whole", "-whole", "-c", "-b", "-a"], _log);
    }

    [Fact]
    public void A_failure_to_release_is_told_and_stops_nothing()
    {
        Assert.Equal("-c", Tree("-c").Unstage().Error!.Message);
        Assert.Equal(["-whole", "-c", "-b", "-a"], _log);
        var error = Assert.IsType<AggregateException>(Tree("-c", "-whole").Unstage().Error);
        Assert.Equal(["-whole", "-c"], error.InnerExceptions.Select(inner => inner.Message));
        error = Assert.IsType<AggregateException>(Tree("+b", "-a").Stage().Error);
        Assert.Equal(["+b", "-a"], error.InnerExceptions.Select(inner => inner.Message));
    }

    [Fact]
    public void A_part_that_takes_its_time_is_waited_for()
    {
        var slow = new Status();
        var whole = new Part("whole", _log, _ => Status.Done, new Part("a", _log, what => what == "+a" ? slow : Status.Done), new Part("b", _log, _ => Status.Done));
        var status = whole.Stage();
        Assert.Equal(["+a"], _log);
        Assert.False(status.IsDone);
        slow.Succeed();
        Assert.Equal(["+a", "+b", "+whole"], _log);
        Assert.True(status.IsSuccess);
        Assert.Same(whole, status.Device);
    }

    private Part Tree(params string[] failing)
    {
        Status Do(string what) => failing.Contains(what) ? Status.Failed(new InvalidOperationException(what)) : Status.Done;
        return new Part("whole", _log, Do, new Part("a", _log, Do), new Part("b", _log, Do), new Part("c", _log, Do));
    }

    private sealed class Part : Device
    {
        private readonly List<string> _log;
        private readonly string _what;
        private readonly Func<string, Status> _do;

        public Part(string name, List<string> log, Func<string, Status> does, params Part[] parts) : base(name)
        {
            (_what, _log, _do) = (name, log, does);
            foreach (var part in parts) Add(part);
        }

        protected override Status StageAlone() => Do("+" + _what);

        protected override Status UnstageAlone() => Do("-" + _what);

        private Status Do(string what)
        {
            _log.Add(what);
            return _do(what);
        }
    }
}
