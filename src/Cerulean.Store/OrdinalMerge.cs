namespace Cerulean.Store;

/// <summary>Merges sequences that are each in order of their ordinals; a sequence is begun only when its turn comes.</summary>
internal static class OrdinalMerge
{
    /// <summary>The items of all sequences in order. The sequences are sorted by their first ordinals.</summary>
    public static IEnumerable<T> Merge<T>(IEnumerable<(long First, Func<IEnumerable<(long Ordinal, T Item)>> Items)> sequences)
    {
        var active = new PriorityQueue<IEnumerator<(long Ordinal, T Item)>, long>();
        using var waiting = sequences.GetEnumerator();
        try
        {
            var more = waiting.MoveNext();
            while (true)
            {
                for (; more && (!active.TryPeek(out _, out var least) || waiting.Current.First <= least); more = waiting.MoveNext())
                {
                    Advance(active, waiting.Current.Items().GetEnumerator());
                }

                if (!active.TryDequeue(out var next, out _)) yield break;
                var item = next.Current.Item;
                Advance(active, next);
                yield return item;
            }
        }
        finally
        {
            while (active.TryDequeue(out var rest, out _)) rest.Dispose();
        }
    }

    private static void Advance<T>(PriorityQueue<IEnumerator<(long Ordinal, T Item)>, long> active, IEnumerator<(long Ordinal, T Item)> sequence)
    {
        if (sequence.MoveNext()) active.Enqueue(sequence, sequence.Current.Ordinal);
        else sequence.Dispose();
    }
}
