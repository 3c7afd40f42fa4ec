using System.Reflection;
using System.Runtime.CompilerServices;

namespace Cerulean.Shape.Tests;

/// <summary>What an assembly offers, as text close to C#: each public type with its public and protected members, in a fixed order.</summary>
internal static class PublicApiText
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static string Of(Assembly assembly) => Of(assembly.GetExportedTypes());

    public static string Of(IEnumerable<Type> types) => string.Concat(types
        .OrderBy(type => type.FullName, StringComparer.Ordinal)
        .Select(type => $"{Head(type)}\n{string.Concat(Members(type).Select(line => $"    {line}\n"))}\n"));

    private static string Head(Type type)
    {
        var name = $"{type.Namespace}.{TypeText.Of(type)}";
        if (typeof(Delegate).IsAssignableFrom(type))
            return $"delegate {name}";
        if (type.IsEnum)
            return $"enum {name} : {TypeText.Of(Enum.GetUnderlyingType(type))}";
        var bases = type.BaseType is { } above && above != typeof(object) && above != typeof(ValueType) ? [above] : Type.EmptyTypes;
        bases = [.. bases, .. type.GetInterfaces().Except(type.BaseType?.GetInterfaces() ?? []).OrderBy(TypeText.Of, StringComparer.Ordinal)];
        var list = bases.Length > 0 ? $" : {string.Join(", ", bases.Select(TypeText.Of))}" : "";
        return $"{Kind(type)} {name}{list}{TypeText.Constraints(type.GetGenericArguments())}";
    }

    private static string Kind(Type type)
    {
        if (type.IsInterface)
            return "interface";
        var record = type.GetMethod("PrintMembers", Declared) is { } print && IsMade(print) ? "record " : "";
        if (type.IsValueType)
            return $"{(Has<IsReadOnlyAttribute>(type) ? "readonly " : "")}{(type.IsByRefLike ? "ref " : "")}{record}struct";
        var mode = (type.IsAbstract, type.IsSealed) switch { (true, true) => "static ", (true, _) => "abstract ", (_, true) => "sealed ", _ => "" };
        return $"{mode}{(record.Length > 0 ? "record" : "class")}";
    }

    private static IEnumerable<string> Members(Type type)
    {
        if (typeof(Delegate).IsAssignableFrom(type))
            return [MemberText.Of(type.GetMethod("Invoke")!)];
        if (type.IsEnum)
            return Enum.GetNames(type).Select(name => $"{name} = {Enum.Format(type, Enum.Parse(type, name), "d")}");
        return Lines(type).Order(StringComparer.Ordinal);
    }

    private static IEnumerable<string> Lines(Type type) => type.GetMembers(Declared).Select(member => member switch
    {
        FieldInfo field when IsSeen(field.Attributes) => MemberText.Of(field),
        PropertyInfo { Name: not "EqualityContract" } property when property.GetAccessors(true).Any(IsSeen) => MemberText.Of(property, IsSeen),
        EventInfo happening when IsSeen(happening.AddMethod!) => MemberText.Of(happening),
        ConstructorInfo constructor when IsSeen(constructor) && !IsMade(constructor) => MemberText.Of(constructor),
        MethodInfo method when IsSeen(method) && !IsAccessor(method) && !IsMade(method) => MemberText.Of(method),
        _ => "",
    }).Where(line => line.Length > 0);

    /// <summary>Public, or protected where somebody can inherit.</summary>
    private static bool IsSeen(MethodBase method) =>
        method.IsPublic || ((method.IsFamily || method.IsFamilyOrAssembly) && method.DeclaringType is { IsSealed: false });

    private static bool IsSeen(FieldAttributes field) => (field & FieldAttributes.FieldAccessMask)
        is FieldAttributes.Public or FieldAttributes.Family or FieldAttributes.FamORAssem && !field.HasFlag(FieldAttributes.SpecialName);

    private static bool IsAccessor(MethodInfo method) => method.IsSpecialName && !method.Name.StartsWith("op_", StringComparison.Ordinal);

    /// <summary>Written by the compiler: the equality and the printing of records.</summary>
    private static bool IsMade(MemberInfo member) => Has<CompilerGeneratedAttribute>(member) || member.Name.StartsWith('<');

    private static bool Has<T>(MemberInfo member) where T : Attribute => member.GetCustomAttribute<T>() is not null;
}
