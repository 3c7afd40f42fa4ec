namespace Cerulean.Documents.Tests;

public sealed class UidSourceTests
{
    [Fact]
    public void Uids_are_version_4_and_differ()
    {
        var source = new UidSource();
        var uids = Enumerable.Range(0, 1000).Select(_ => source.Next()).ToArray();
        Assert.All(uids, uid => Assert.Matches("^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$", uid));
        Assert.Equal(1000, uids.Distinct().Count());
        Assert.NotEqual(new UidSource().Next(), new UidSource().Next());
    }

    [Fact]
    public void A_seed_gives_the_same_uids_again()
    {
        var (one, other) = (new UidSource(7), new UidSource(7));
        Assert.Equal(Enumerable.Range(0, 5).Select(_ => one.Next()), Enumerable.Range(0, 5).Select(_ => other.Next()));
        Assert.NotEqual(new UidSource(0).Next(), new UidSource(1).Next());
    }
}
