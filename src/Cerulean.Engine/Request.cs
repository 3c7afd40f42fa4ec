namespace Cerulean.Engine;

/// <summary>Something that was asked of the engine; it is done at the next message.</summary>
internal readonly record struct Request(RequestKind Kind, string Reason = "", Suspension? Suspension = null);
