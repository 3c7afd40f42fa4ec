using Cerulean.Documents;

namespace Cerulean.Assets;

public sealed partial class Filler
{
    // Rows that are filled already, or hold no id, stay as they are.
    private Column FillColumn(ExternalField? field, Column ids, Column? flags, string who, ArrayMemory memory)
    {
        var block = new RowBlock(memory, ids.Count);
        for (var row = 0; row < ids.Count; row++)
        {
            var value = ids[row];
            if (References.DatumId(value, flags is null ? default : flags[row]) is not { } id)
            {
                if (!value.IsNull) block.Keep(row, value);
                continue;
            }

            block.Next(row, 1);
            var array = ReadDatum(id, who, block);
            Note(field, array);
            block.Add(row, array.Reshape([1, .. array.Shape]));
        }

        return block.ToColumn();
    }

    // Rows of one resource that follow each other are read at once.
    private Column ReadColumn(ExternalField field, ReadOnlySpan<long> seqNums, ArrayMemory memory)
    {
        var block = new RowBlock(memory, seqNums.Length);
        for (int row = 0, end; row < seqNums.Length; row = end)
        {
            end = row + 1;
            if (field.Rows!.Find(seqNums[row]) is not { } piece) continue;
            var first = piece.RowOf(seqNums[row]);
            for (; end < seqNums.Length && field.Rows.Find(seqNums[end]) is { } next && next.Resource.Uid == piece.Resource.Uid && next.RowOf(seqNums[end]) == first + end - row; end++)
            {
            }

            ReadInto(block, row, field, piece.Resource, new StreamRange(first, first + end - row));
        }

        return block.ToColumn();
    }

    private static bool Covers(ExternalField field, ReadOnlySpan<long> seqNums)
    {
        foreach (var number in seqNums)
        {
            if (field.Rows!.Find(number) is not null) return true;
        }

        return false;
    }

    private static Column Flags(Column ids, Column? flags)
    {
        var values = new JsonValue[ids.Count];
        for (var row = 0; row < values.Length; row++)
        {
            var flag = flags is null ? default : flags[row];
            values[row] = References.DatumId(ids[row], flag) ?? (flag.IsNull ? true : flag);
        }

        return Column.FromValues(values);
    }

    private static Column Datums(ExternalField field, ReadOnlySpan<long> seqNums)
    {
        var values = new JsonValue[seqNums.Length];
        for (var row = 0; row < values.Length; row++) values[row] = field.Rows!.Find(seqNums[row]) is { } piece ? piece.Datum : false;
        return Column.FromValues(values);
    }
}
