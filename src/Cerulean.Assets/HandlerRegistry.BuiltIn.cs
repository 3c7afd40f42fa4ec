using Cerulean.Assets.Handlers;

namespace Cerulean.Assets;

public sealed partial class HandlerRegistry
{
    /// <summary>A registry of the handlers that come with Cerulean.</summary>
    public static HandlerRegistry BuiltIn()
    {
        var handlers = new HandlerRegistry();
        RegisterHdf5(handlers);
        return handlers;
    }

    private static void RegisterHdf5(HandlerRegistry handlers)
    {
        handlers.Register("AD_HDF5", static (path, kwargs) => new AdHdf5Handler("AD_HDF5", path, kwargs, isGrowing: false));
        handlers.Register("AD_HDF5_SWMR", static (path, kwargs) => new AdHdf5Handler("AD_HDF5_SWMR", path, kwargs, isGrowing: true));
        handlers.Register("AD_HDF5_TS", static (path, kwargs) => new AdHdf5TimesHandler("AD_HDF5_TS", path, kwargs, isGrowing: false));
        handlers.Register("AD_HDF5_SWMR_TS", static (path, kwargs) => new AdHdf5TimesHandler("AD_HDF5_SWMR_TS", path, kwargs, isGrowing: true));
        handlers.Register("AD_HDF5_SINGLE", static (path, kwargs) => new AdHdf5SingleHandler("AD_HDF5_SINGLE", path, kwargs));
        handlers.Register("application/x-hdf5", static (path, resource, key) => resource.Parameters.ContainsKey("template")
            ? new Hdf5SequenceHandler(path, resource, key)
            : new Hdf5StreamHandler(path, resource, key));
    }
}
