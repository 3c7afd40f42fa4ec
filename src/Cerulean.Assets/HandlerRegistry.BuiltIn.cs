using System.Globalization;
using Cerulean.Assets.Handlers;

namespace Cerulean.Assets;

public sealed partial class HandlerRegistry
{
    /// <summary>A registry of the handlers that come with Cerulean.</summary>
    public static HandlerRegistry BuiltIn()
    {
        var handlers = new HandlerRegistry();
        RegisterHdf5(handlers);
        RegisterNpy(handlers);
        RegisterTiff(handlers);
        RegisterText(handlers);
        handlers.Register("RAW", static (path, kwargs) => new RawFileHandler(path, kwargs));
        handlers.Register("application/octet-stream", static (path, resource, key) => new RawStreamHandler(path, resource, key));
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

    private static void RegisterNpy(HandlerRegistry handlers)
    {
        handlers.Register("NPY_SEQ", static (path, _) => new FileHandler(
            datum => string.Create(CultureInfo.InvariantCulture, $"{path}_{Arguments.OfDatum("NPY_SEQ", datum).Integer("index")}.npy"), new NpyReader().Read));
        handlers.Register("npy", static (path, _) => new FileHandler(_ => path, new NpyReader().Read));
        handlers.Register("npy_FRAMEWISE", static (path, _) => new NpyFrames(path));
        handlers.Register("application/x-npy", static (path, resource, key) => new NpyRows(path, resource, key));
        handlers.Register(
            "multipart/related;type=application/x-npy",
            static (path, resource, key) => new FileRows(path, resource, key, new FileSequence(path, resource, key, "stack", "%s_%d.npy"), new NpyReader().Read));
    }

    private static void RegisterText(HandlerRegistry handlers)
    {
        handlers.Register("CSV", static (path, kwargs) => new CsvFileHandler("CSV", path, kwargs));
        handlers.Register("DAT", static (path, kwargs) => new CsvFileHandler("DAT", path, kwargs));
        handlers.Register("text/csv", static (path, resource, key) => new CsvStreamHandler(path, resource, key, hasHeader: null));
        handlers.Register("text/csv;header=present", static (path, resource, key) => new CsvStreamHandler(path, resource, key, hasHeader: true));
        handlers.Register("text/csv;header=absent", static (path, resource, key) => new CsvStreamHandler(path, resource, key, hasHeader: false));
    }

    private static void RegisterTiff(HandlerRegistry handlers)
    {
        handlers.Register("AD_TIFF", static (path, kwargs) => new TiffPointHandler("AD_TIFF", path, kwargs));
        handlers.Register("AD_TIFF_TS", static (path, kwargs) => new TiffPointHandler("AD_TIFF_TS", path, kwargs));
        handlers.Register("SINGLE_TIFF", static (path, _) => new FileHandler(_ => path, TiffFrames.ReadWhole));
        handlers.Register("image/tiff", static (path, resource, key) => new TiffStackHandler(path, resource, key));
        handlers.Register(
            "multipart/related;type=image/tiff",
            static (path, resource, key) => new FileRows(path, resource, key, new FileSequence(path, resource, key, "concat"), TiffFrames.ReadWhole));
    }
}
