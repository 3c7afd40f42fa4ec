namespace Cerulean.Assets;

public sealed partial class HandlerRegistry
{
    /// <summary>A registry of the handlers that come with Cerulean.</summary>
    public static HandlerRegistry BuiltIn()
    {
        var handlers = new HandlerRegistry();
        return handlers;
    }
}
