namespace Cerulean.Documents.Schemas;

/// <summary>A named member of an object.</summary>
internal sealed record Member(string Name, Rule Rule, bool IsRequired, string? Description);
