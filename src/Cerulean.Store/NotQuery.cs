using Cerulean.Documents;

namespace Cerulean.Store;

/// <summary>A query does not match.</summary>
internal sealed class NotQuery : Query
{
    private NotQuery(Query inner) => Inner = inner;

    public Query Inner { get; }

    public static Query Of(Query query) => query is NotQuery not ? not.Inner : new NotQuery(query);

    public override bool Matches(RunStart start, RunStop? stop) => !Inner.Matches(start, stop);

    public override string ToString() => Inner switch
    {
        ComparedQuery { Comparison: Comparison.Equal } equal => $"{equal.Path} != {Write(equal.Value)}",
        InQuery any => $"{any.Path} not in {any.List}",
        LikeQuery like => $"{like.Path} !~ {Write(like.Pattern)}",
        AndQuery or OrQuery => $"not ({Inner})",
        _ => $"not {Inner}",
    };
}
