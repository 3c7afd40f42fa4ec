using System.Reflection;
using Cerulean.Cherenkov.EventIO;

namespace Cerulean.Cherenkov.Tests;

/// <summary>All decoders of objects there are: each static method of the assembly that takes one object and gives what it read.</summary>
internal static class Decoders
{
    private const int MostVersion = 12;

    /// <summary>A decoder, with the versions that it says it can read.</summary>
    public sealed record Decoder(string Name, IReadOnlyList<int> Versions, Decode Read);

    /// <summary>Reads an object; what it gives is disposed of.</summary>
    public delegate void Decode(EventIOObject item);

    private delegate T Typed<out T>(EventIOObject item);

    public static IReadOnlyList<Decoder> All { get; } = [.. typeof(EventIOReader).Assembly.GetTypes()
        .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static))
        .Where(method => method.Name.StartsWith("Read", StringComparison.Ordinal) && method.GetParameters() is [{ ParameterType: var only }] && only == typeof(EventIOObject))
        .Select(Of)
        .OrderBy(decoder => decoder.Name, StringComparer.Ordinal)];

    private static Decoder Of(MethodInfo method)
    {
        var supports = method.DeclaringType!.GetMethod("Supports", [typeof(int)])?.CreateDelegate<Func<int, bool>>();
        var versions = Enumerable.Range(0, MostVersion + 1).Append(1000).Where(version => supports?.Invoke(version) ?? version <= MostVersion).ToArray();
        var read = typeof(Decoders).GetMethod(nameof(Untyped), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(method.ReturnType);
        return new Decoder($"{method.DeclaringType.Name}.{method.Name}", versions, (Decode)read.Invoke(null, [method])!);
    }

    private static Decode Untyped<T>(MethodInfo method)
    {
        var typed = method.CreateDelegate<Typed<T>>();
        return item => (typed(item) as IDisposable)?.Dispose();
    }
}
