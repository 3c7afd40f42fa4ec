using System.Reflection;

namespace Cerulean.Shape.Tests;

/// <summary>A name says what a thing is. These endings say nothing.</summary>
public sealed class NameTests
{
    private static readonly string[] Empty = ["Manager", "Helper", "Helpers", "Util", "Utils", "Utility", "Utilities", "Service", "Common"];

    [Fact]
    public void No_name_is_empty() => Tree.AssertNone(Assemblies.All
        .SelectMany(path => Assembly.LoadFrom(path).GetTypes())
        .Where(type => type.Namespace?.StartsWith("Cerulean", StringComparison.Ordinal) == true)
        .SelectMany(type => type.Namespace!.Split('.').Append(type.Name.Split('`')[0]))
        .Distinct().Where(IsEmpty).Select(name => $"{name} says nothing: choose a name of the field."));

    [Theory]
    [InlineData("RunManager", true)]
    [InlineData("Common", true)]
    [InlineData("JsonUtils", true)]
    [InlineData("RunComposer", false)]
    [InlineData("CommonMode", false)]
    public void An_empty_name_is_found(string name, bool found) => Assert.Equal(found, IsEmpty(name));

    private static bool IsEmpty(string name) => Empty.Any(ending => name.EndsWith(ending, StringComparison.Ordinal));
}
