using System.Reflection;
using System.Runtime.CompilerServices;

namespace Cerulean.Shape.Tests;

/// <summary>A type as one writes it: keywords, generic arguments, nullability; without its namespace.</summary>
internal static class TypeText
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(bool)] = "bool",
        [typeof(char)] = "char",
        [typeof(byte)] = "byte",
        [typeof(sbyte)] = "sbyte",
        [typeof(short)] = "short",
        [typeof(ushort)] = "ushort",
        [typeof(int)] = "int",
        [typeof(uint)] = "uint",
        [typeof(long)] = "long",
        [typeof(ulong)] = "ulong",
        [typeof(float)] = "float",
        [typeof(double)] = "double",
        [typeof(decimal)] = "decimal",
    };

    public static string Of(Type type) => Of(type, null);

    public static string Of(Type type, NullabilityInfo? info)
    {
        if (type.IsByRef)
            return Of(type.GetElementType()!, info);
        if (Nullable.GetUnderlyingType(type) is { } value)
            return $"{Of(value)}?";
        var mark = info?.ReadState == NullabilityState.Nullable && !type.IsValueType ? "?" : "";
        if (type.IsArray)
            return $"{Of(type.GetElementType()!, info?.ElementType)}[{new string(',', type.GetArrayRank() - 1)}]{mark}";
        if (type.IsPointer)
            return $"{Of(type.GetElementType()!)}*";
        return (Keywords.TryGetValue(type, out var keyword) ? keyword : Named(type, info)) + mark;
    }

    public static string Constraints(Type[] arguments) => string.Concat(arguments
        .Select(argument => (argument.Name, Text: string.Join(", ", Constraint(argument))))
        .Where(pair => pair.Text.Length > 0).Select(pair => $" where {pair.Name} : {pair.Text}"));

    private static IEnumerable<string> Constraint(Type argument)
    {
        if (!argument.IsGenericParameter)
            yield break;
        var special = argument.GenericParameterAttributes;
        if (special.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint))
            yield return "class";
        if (special.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint))
            yield return "struct";
        foreach (var type in argument.GetGenericParameterConstraints().Where(type => type != typeof(ValueType)))
            yield return Of(type);
    }

    /// <summary>Outer types included; a nested type repeats the arguments of the types around it, so each level takes its own.</summary>
    private static string Named(Type type, NullabilityInfo? info)
    {
        var name = type.Name.Split('`')[0];
        var outer = type.IsNested && !type.IsGenericParameter ? type.DeclaringType! : null;
        var taken = outer?.GetGenericArguments().Length ?? 0;
        var own = type.GetGenericArguments().Select((argument, i) => Of(argument, info?.GenericTypeArguments.ElementAtOrDefault(i))).Skip(taken).ToArray();
        if (typeof(ITuple).IsAssignableFrom(type) && type.IsValueType)
            return $"({string.Join(", ", own)})";
        return (outer is null ? "" : $"{Of(outer)}.") + name + (own.Length > 0 ? $"<{string.Join(", ", own)}>" : "");
    }
}
