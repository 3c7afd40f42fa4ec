using System.Text;

namespace Cerulean.Documents.Serialization;

internal ref partial struct MsgPackSource
{
    /// <summary>Binary data as unsigned bytes; extension types.</summary>
    private JsonValue ReadBytes(byte mark)
    {
        long length = mark switch
        {
            MsgPackMark.Binary8 or MsgPackMark.Extension8 => Take8(),
            MsgPackMark.Binary16 or MsgPackMark.Extension16 => Take16(),
            MsgPackMark.Binary32 or MsgPackMark.Extension32 => Take32(),
            _ => 1 << (mark - MsgPackMark.FixExtension1),
        };
        if (mark <= MsgPackMark.Binary32) return NdArray.From(Take(length));
        var type = Take8();
        var bytes = Take(length);
        if (Failed) return default;
        return type == MsgPackMark.LongInteger && NumberText.TryParseInteger(bytes, out var integer)
            ? integer
            : throw new FormatException($"found extension type {(sbyte)type} of {length} bytes, which has no meaning in documents");
    }

    /// <summary>An array or a scalar of numpy. False, and nothing read, where the map is an ordinary one.</summary>
    private bool TryReadNumpy(long count, out JsonValue value)
    {
        var at = _at;
        var draft = default(NumpyDraft);
        value = default;
        while (count > 0 && ReadNumpyMember(ref draft)) count--;
        if (count == 0 && draft.IsWhole)
        {
            value = MsgPackNumpy.Read(draft.IsArray, DType.Parse(draft.Type), draft.Shape, draft.Data);
            return true;
        }

        if (!Failed) _at = at;
        return false;
    }

    private bool ReadNumpyMember(ref NumpyDraft draft)
    {
        if (!TryReadText(out var name)) return false;
        switch (name.Length)
        {
            case 2 when name.SequenceEqual("nd"u8):
                draft.IsArray = Mark == MsgPackMark.True;
                draft.HasFlag = Mark is MsgPackMark.True or MsgPackMark.False;
                return draft.HasFlag && ReadValue().Kind == JsonKind.Boolean;
            case 4 when name.SequenceEqual("type"u8):
                draft.Type = WithTexts(ReadValue());
                return !draft.Type.IsNull;
            case 4 when name.SequenceEqual("kind"u8):
                return TryReadText(out _);
            case 5 when name.SequenceEqual("shape"u8):
                draft.Shape = ReadValue();
                return draft.Shape.Kind == JsonKind.Array;
            case 4 when name.SequenceEqual("data"u8):
                draft.HasData = Mark is >= MsgPackMark.Binary8 and <= MsgPackMark.Binary32 && TryReadText(out draft.Data);
                return draft.HasData;
            default:
                return false;
        }
    }

    // The texts of a dtype may have come as binary data.
    private static JsonValue WithTexts(JsonValue type) => type switch
    {
        { ListOrNull: { } list } => new JsonArray(Array.ConvertAll(list.Items.ToArray(), WithTexts)),
        { NdArrayOrNull: { Rank: 1 } bytes } when bytes.DType == MsgPackNumpy.Bytes => Encoding.Latin1.GetString(bytes.Data.Span),
        { NdArrayOrNull: { } rows } when rows.DType == MsgPackNumpy.Bytes => new JsonArray([.. Enumerable.Range(0, rows.Length).Select(i => WithTexts(rows[i]))]),
        _ => type,
    };

    private ref struct NumpyDraft
    {
        public bool HasFlag;
        public bool HasData;
        public bool IsArray;
        public JsonValue Type;
        public JsonValue Shape;
        public ReadOnlySpan<byte> Data;

        public readonly bool IsWhole => HasFlag && HasData && !Type.IsNull && (!IsArray || Shape.Kind == JsonKind.Array);
    }
}
