using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Cerulean.Shape.Tests;

/// <summary>One member as one line.</summary>
internal static class MemberText
{
    private static readonly NullabilityInfoContext Nullability = new();

    public static string Of(FieldInfo field)
    {
        var mode = field.IsLiteral ? "const " : (field.IsStatic ? "static " : "") + (field.IsInitOnly ? "readonly " : "");
        var value = field.IsLiteral ? $" = {Literal(field.GetRawConstantValue())}" : "";
        return $"{mode}{TypeText.Of(field.FieldType, Nullability.Create(field))} {field.Name}{value}";
    }

    public static string Of(PropertyInfo property, Func<MethodInfo, bool> isSeen)
    {
        var get = property.GetMethod is { } getter && isSeen(getter) ? "get; " : "";
        var set = property.SetMethod is { } setter && isSeen(setter) ? IsInit(setter) ? "init; " : "set; " : "";
        var required = property.IsDefined(typeof(RequiredMemberAttribute)) ? "required " : "";
        var index = property.GetIndexParameters() is { Length: > 0 } parameters ? $"[{Parameters(parameters)}]" : "";
        var type = TypeText.Of(property.PropertyType, Nullability.Create(property));
        return $"{required}{Mode(property.GetAccessors(true)[0])}{type} {property.Name}{index} {{ {get}{set}}}";
    }

    public static string Of(EventInfo happening) =>
        $"{Mode(happening.AddMethod!)}event {TypeText.Of(happening.EventHandlerType!, Nullability.Create(happening))} {happening.Name}";

    public static string Of(ConstructorInfo constructor) => $"new({Parameters(constructor.GetParameters())})";

    public static string Of(MethodInfo method)
    {
        var generic = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(TypeText.Of))}>" : "";
        var extended = method.IsDefined(typeof(ExtensionAttribute)) ? "this " : "";
        return $"{Mode(method)}{TypeText.Of(method.ReturnType, Nullability.Create(method.ReturnParameter))} {method.Name}{generic}" +
            $"({extended}{Parameters(method.GetParameters())}){TypeText.Constraints(method.IsGenericMethod ? method.GetGenericArguments() : [])}";
    }

    private static string Mode(MethodInfo method)
    {
        var access = method.IsPublic ? "" : "protected ";
        if (method.DeclaringType!.IsInterface)
            return method.IsStatic ? "static " : "";
        if (method.IsStatic)
            return $"{access}static ";
        if (method.GetBaseDefinition() != method)
            return access + (method.IsFinal && !method.DeclaringType.IsSealed ? "sealed override " : "override ");
        return access + (method.IsAbstract ? "abstract " : method.IsVirtual && !method.IsFinal ? "virtual " : "");
    }

    private static bool IsInit(MethodInfo setter) =>
        setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));

    private static string Parameters(ParameterInfo[] parameters) => string.Join(", ", parameters.Select(Of));

    private static string Of(ParameterInfo parameter)
    {
        var mode = (parameter.ParameterType.IsByRef, parameter.IsOut, parameter.IsIn) switch
        {
            (true, true, _) => "out ",
            (true, _, true) => "in ",
            (true, _, _) => "ref ",
            _ => parameter.IsDefined(typeof(ParamArrayAttribute)) || parameter.IsDefined(typeof(ParamCollectionAttribute)) ? "params " : "",
        };
        var value = parameter.HasDefaultValue ? $" = {Literal(parameter.RawDefaultValue)}" : "";
        return $"{mode}{TypeText.Of(parameter.ParameterType, Nullability.Create(parameter))} {parameter.Name}{value}";
    }

    private static string Literal(object? value) => value switch
    {
        null => "default",
        string text => $"\"{text}\"",
        bool flag => flag ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
