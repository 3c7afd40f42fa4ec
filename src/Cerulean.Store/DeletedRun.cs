using System.Globalization;

namespace Cerulean.Store;

/// <summary>A run that was deleted, and is not taken again before that is forgotten.</summary>
/// <param name="Uid">Uid of the run.</param>
/// <param name="Time">When it was deleted, in Unix seconds.</param>
/// <param name="Reason">Why.</param>
public sealed record DeletedRun(string Uid, double Time, string Reason)
{
    /// <summary>When and why, and how to take the run again.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"the run was deleted on {DateTimeOffset.UnixEpoch.AddSeconds(Time):yyyy-MM-dd HH:mm:ss} UTC ({Reason}); to take it again, forget the deletion (DocumentStore.ForgetDeletion)");

    internal static DeletedRun? Find(IDatabaseReader reader, string uid) => reader.Tombstone(uid) is { } row ? Of(row) : null;

    internal static DeletedRun Of(TombstoneRow row) => new(row.Uid, row.Time, row.Reason ?? "no reason given");
}
