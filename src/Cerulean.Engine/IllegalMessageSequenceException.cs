namespace Cerulean.Engine;

/// <summary>A message came at a place in the plan where it means nothing, such as save without create.</summary>
public sealed class IllegalMessageSequenceException(string message) : InvalidOperationException(message);
