using System.Runtime.InteropServices;
using Cerulean.Documents;

namespace Cerulean.Assets.Hdf5;

/// <summary>Types of the library as types of arrays, by the conventions of h5py for booleans, complex numbers and times.</summary>
internal static unsafe class Hdf5Type
{
    private const string TimeTag = "NUMPY:";

    // The library compares types by sorting their members, each with each: a damaged file that has 60,000 of them would keep it for minutes.
    private const int MostMembers = 4096;

    private enum Kind
    {
        Integer, Float, Time, Text, Bits, Opaque, Compound, Reference, Enumeration, VariableLength, Array,
    }

    /// <summary>The type of the elements, or null where arrays have no such type. Fields follow each other without gaps, whatever the file has.</summary>
    public static DType? ToDType(long type)
    {
        try
        {
            return Find(type);
        }
        catch (FormatException)
        {
            // A tag that is no time, or fields of 2 GiB: not even the types of arrays have that.
            return null;
        }
    }

    private static DType? Find(long type)
    {
        var size = Native.H5Tget_size(type);
        if (size is 0 or > int.MaxValue || Native.H5Tget_nmembers(type) > MostMembers) return null;
        switch ((Kind)Native.H5Tget_class(type))
        {
            case Kind.Integer: return Number(type, Native.H5Tget_sign(type) == 0 ? 'u' : 'i', size is 1 or 2 or 4 or 8);
            case Kind.Float: return Number(type, 'f', size is 2 or 4 or 8);
            case Kind.Bits: return Number(type, 'u', size is 1 or 2 or 4 or 8);
            case Kind.Text: return Native.H5Tis_variable_str(type) == 0 ? DType.Parse($"S{size}") : null;
            case Kind.Opaque: return Opaque(type, size);
            case Kind.Enumeration: return IsBoolean(type) ? DType.Boolean : Super(type);
            case Kind.Compound: return Compound(type);
            default: return null;
        }
    }

    /// <summary>How elements of a type stand in our memory: fields without gaps, and numbers of fewer bits than their bytes, such as 12, with their sign in its place.</summary>
    public static Hdf5Id InMemory(long type, DType known)
    {
        var kind = (Kind)Native.H5Tget_class(type);
        if (kind is Kind.Integer or Kind.Float) return Create(known);
        var packed = new Hdf5Id(Native.H5Tcopy(type));
        if (kind == Kind.Compound) _ = Native.H5Tpack(packed);
        return packed;
    }

    /// <summary>What kind of type it is, for messages.</summary>
    public static string Describe(long type) => (Kind)Native.H5Tget_class(type) switch
    {
        Kind.Text => "texts of any length",
        Kind.VariableLength => "lists of any length",
        Kind.Reference => "references",
        Kind.Compound or Kind.Enumeration when Native.H5Tget_nmembers(type) is > MostMembers and var members => $"a type of {members} members",
        Kind.Compound => "a compound with fields of another kind",
        Kind.Array => "small arrays",
        var kind => $"kind {kind} of {Native.H5Tget_size(type)} bytes",
    };

    /// <summary>Makes the type of a file.</summary>
    /// <exception cref="ArgumentException">HDF5 has no such type.</exception>
    public static Hdf5Id Create(DType type) => type switch
    {
        { Fields.Count: > 0 } => Compound(type),
        { Kind: 'i' or 'u', ItemSize: 1 or 2 or 4 or 8 } => Copy($"H5T_STD_{char.ToUpperInvariant(type.Kind)}{8 * type.ItemSize}{Order(type)}_g"),
        { Kind: 'f', ItemSize: 4 or 8 } => Copy($"H5T_IEEE_F{8 * type.ItemSize}{Order(type)}_g"),
        { Kind: 'f', ItemSize: 2 } => Half(type),
        { Kind: 'c', ItemSize: 8 or 16 } => Complex(type),
        { Kind: 'b' } => Boolean(),
        { Kind: 'S', ItemSize: > 0 } => Text(type),
        { Kind: 'V' or 'M' or 'm', ItemSize: > 0 } => Opaque(type),
        _ => throw new ArgumentException($"Elements of dtype {type} have no form in an HDF5 file: write numbers, booleans, bytes (S), times or raw bytes."),
    };

    private static string Order(DType type) => type.IsBigEndian ? "BE" : "LE";

    private static DType? Number(long type, char kind, bool isKnown)
    {
        var order = Native.H5Tget_order(type);
        return isKnown && order is 0 or 1 ? DType.Parse($"{(order == 0 ? '<' : '>')}{kind}{Native.H5Tget_size(type)}") : null;
    }

    private static DType? Super(long type)
    {
        using var super = new Hdf5Id(Native.H5Tget_super(type));
        return super.IsValid ? ToDType(super) : null;
    }

    private static bool IsBoolean(long type)
    {
        if (Native.H5Tget_size(type) != 1 || Native.H5Tget_nmembers(type) != 2) return false;
        byte no = 1, yes = 0;
        return Name(type, 0) == "FALSE" && Name(type, 1) == "TRUE"
            && Native.H5Tget_member_value(type, 0, &no) >= 0 && Native.H5Tget_member_value(type, 1, &yes) >= 0 && (no, yes) == (0, 1);
    }

    private static DType? Opaque(long type, nuint size)
    {
        var tag = Take(Native.H5Tget_tag(type));
        return DType.Parse(tag.StartsWith(TimeTag, StringComparison.Ordinal) && tag.AsSpan(TimeTag.Length).IndexOfAny("Mm") == 1 ? tag[TimeTag.Length..] : $"V{size}");
    }

    private static DType? Compound(long type)
    {
        var fields = new DTypeField[Math.Max(0, Native.H5Tget_nmembers(type))];
        for (var i = 0u; i < fields.Length; i++)
        {
            using var member = new Hdf5Id(Native.H5Tget_member_type(type, i));
            if (!member.IsValid || Field(Name(type, i), member) is not { } field) return null;
            fields[i] = field;
        }

        var isComplex = fields is [{ Name: "r", Type.Kind: 'f', Shape.Count: 0 } re, { Name: "i", Shape.Count: 0 } im] && re.Type == im.Type && re.Type.ItemSize > 2;
        return isComplex ? DType.Parse($"{fields[0].Type.ByteOrder}c{2 * fields[0].Type.ItemSize}") : fields.Length > 0 ? DType.Structured(fields) : null;
    }

    private static DTypeField? Field(string name, long type)
    {
        if ((Kind)Native.H5Tget_class(type) != Kind.Array) return ToDType(type) is { } known ? new DTypeField(name, known) : null;
        Span<ulong> lengths = stackalloc ulong[Math.Max(0, Native.H5Tget_array_ndims(type))];
        if (Native.H5Tget_array_dims2(type, lengths) < 0 || Super(type) is not { } element) return null;
        var shape = new int[lengths.Length];
        for (var i = 0; i < shape.Length; i++) shape[i] = (int)Math.Min(lengths[i], int.MaxValue);
        return new DTypeField(name, element, shape);
    }

    private static string Name(long type, uint index) => Take(Native.H5Tget_member_name(type, index));

    // The text is ours, and its memory the library's.
    private static string Take(nint text)
    {
        var taken = Marshal.PtrToStringUTF8(text) ?? "";
        _ = Native.H5free_memory(text);
        return taken;
    }

    private static Hdf5Id Copy(string predefined) => new(Native.H5Tcopy(Hdf5Library.Predefined(predefined)));

    private static Hdf5Id Half(DType type)
    {
        var half = Copy($"H5T_IEEE_F32{Order(type)}_g");
        _ = Native.H5Tset_fields(half, sign: 15, exponent: 10, exponentBits: 5, mantissa: 0, mantissaBits: 10);
        _ = Native.H5Tset_size(half, 2);
        _ = Native.H5Tset_ebias(half, 15);
        return half;
    }

    private static Hdf5Id Complex(DType type)
    {
        using var part = Copy($"H5T_IEEE_F{4 * type.ItemSize}{Order(type)}_g");
        var complex = new Hdf5Id(Native.H5Tcreate((int)Kind.Compound, (nuint)type.ItemSize));
        _ = Native.H5Tinsert(complex, "r", 0, part);
        _ = Native.H5Tinsert(complex, "i", (nuint)type.ItemSize / 2, part);
        return complex;
    }

    private static Hdf5Id Boolean()
    {
        var boolean = new Hdf5Id(Native.H5Tenum_create(Hdf5Library.Predefined("H5T_STD_I8LE_g")));
        byte no = 0, yes = 1;
        _ = Native.H5Tenum_insert(boolean, "FALSE", &no);
        _ = Native.H5Tenum_insert(boolean, "TRUE", &yes);
        return boolean;
    }

    private static Hdf5Id Text(DType type)
    {
        const int PaddedByNulls = 1;
        var text = Copy("H5T_C_S1_g");
        _ = Native.H5Tset_size(text, (nuint)type.ItemSize);
        _ = Native.H5Tset_strpad(text, PaddedByNulls);
        return text;
    }

    private static Hdf5Id Opaque(DType type)
    {
        var opaque = new Hdf5Id(Native.H5Tcreate((int)Kind.Opaque, (nuint)type.ItemSize));
        if (type.Kind != 'V') _ = Native.H5Tset_tag(opaque, $"{TimeTag}{type}");
        return opaque;
    }

    private static Hdf5Id Compound(DType type)
    {
        var compound = new Hdf5Id(Native.H5Tcreate((int)Kind.Compound, (nuint)type.ItemSize));
        var offset = 0;
        foreach (var field in type.Fields)
        {
            using var element = Create(field.Type);
            using var member = field.Shape.Count == 0 ? default : new Hdf5Id(Native.H5Tarray_create2(element, (uint)field.Shape.Count, [.. field.Shape.Select(length => (ulong)length)]));
            if (Native.H5Tinsert(compound, field.Name, (nuint)offset, member.IsValid ? member : element) < 0)
            {
                throw new ArgumentException($"The field {field.Name} of dtype {type.ToJson()} has no form in an HDF5 file: {Hdf5Library.Reason()}.");
            }

            offset += field.Size;
        }

        return compound;
    }
}
