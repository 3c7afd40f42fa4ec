using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Cerulean.Shape.Tests;

/// <summary>
/// The size of each method of an assembly in lines, from the sequence points of its portable PDB: from its first statement to
/// its last. Iterators and async methods are found again in their state machines. A lambda belongs to the method around it;
/// a local function is a method of its own and counts only there. A constructor counts the lines it runs, which need not be
/// neighbours (field initialisers). Automatic accessors and code that a generator wrote do not count.
/// </summary>
internal static class MethodSizes
{
    public static IEnumerable<(string Name, int Lines)> Of(string assembly)
    {
        var bodies = Bodies(assembly).ToArray();
        foreach (var file in bodies.GroupBy(body => body.File))
        {
            var functions = file.Where(body => body.IsLocalFunction).ToArray();
            foreach (var body in file.Where(body => !body.IsLambda || !file.Any(other => other.Surrounds(body))))
                yield return (body.Name, body.Lines.Except(functions.Where(body.Surrounds).SelectMany(inner => inner.Lines)).Count());
        }
    }

    private sealed record Body(string Name, string File, HashSet<int> Lines)
    {
        public bool IsLambda => Name.Contains(">b__", StringComparison.Ordinal);

        public bool IsLocalFunction => Name.Contains(">g__", StringComparison.Ordinal);

        public bool Surrounds(Body other) => other != this && Lines.Count > other.Lines.Count && Lines.IsSupersetOf(other.Lines);
    }

    private static IEnumerable<Body> Bodies(string assembly)
    {
        using var image = new PEReader(File.OpenRead(assembly));
        using var symbols = MetadataReaderProvider.FromPortablePdbStream(File.OpenRead(Path.ChangeExtension(assembly, ".pdb")));
        var (code, debug) = (image.GetMetadataReader(), symbols.GetMetadataReader());
        foreach (var handle in debug.MethodDebugInformation)
        {
            var info = debug.GetMethodDebugInformation(handle);
            var points = info.GetSequencePoints().Where(point => !point.IsHidden).ToArray();
            var start = info.GetStateMachineKickoffMethod();
            var method = code.GetMethodDefinition(start.IsNil ? handle.ToDefinitionHandle() : start);
            if (points.Length > 0 && IsWritten(code, method))
            {
                var document = debug.GetDocument(points[0].Document);
                var file = debug.GetString(document.Name);
                if (!file.Contains("/obj/", StringComparison.Ordinal) && !file.EndsWith(".g.cs", StringComparison.Ordinal))
                    yield return new(FullName(code, method), file, Lines(code.GetString(method.Name), points));
            }
        }
    }

    private static HashSet<int> Lines(string name, SequencePoint[] points) => name is ".ctor" or ".cctor"
        ? [.. points.SelectMany(point => Range(point.StartLine, point.EndLine))]
        : [.. Range(points.Min(point => point.StartLine), points.Max(point => point.EndLine))];

    private static IEnumerable<int> Range(int first, int last) => Enumerable.Range(first, last - first + 1);

    /// <summary>Without automatic accessors and members of records, and without the mere initialisers of static fields: tables.</summary>
    private static bool IsWritten(MetadataReader code, MethodDefinition method)
    {
        var type = code.GetTypeDefinition(method.GetDeclaringType());
        var name = code.GetString(method.Name);
        var isTable = name == ".cctor" && type.Attributes.HasFlag(TypeAttributes.BeforeFieldInit);
        return !isTable && (name.StartsWith('<') || !method.GetCustomAttributes().Any(attribute => IsCompilerGenerated(code, code.GetCustomAttribute(attribute))));
    }

    private static bool IsCompilerGenerated(MetadataReader code, CustomAttribute attribute) =>
        attribute.Constructor.Kind == HandleKind.MemberReference
        && code.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent is { Kind: HandleKind.TypeReference } parent
        && code.GetString(code.GetTypeReference((TypeReferenceHandle)parent).Name) == "CompilerGeneratedAttribute";

    private static string FullName(MetadataReader code, MethodDefinition method)
    {
        var name = code.GetString(method.Name);
        for (var handle = method.GetDeclaringType(); !handle.IsNil; handle = code.GetTypeDefinition(handle).GetDeclaringType())
            name = $"{code.GetString(code.GetTypeDefinition(handle).Name)}.{name}";
        return name;
    }
}
